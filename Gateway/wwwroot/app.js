import { fill, h } from './dom.js';
import { clusterPage } from './cluster.js';
import { createPage } from './create.js';
import { deliveriesPage } from './deliveries.js';
import { editPage } from './edit.js';
import { eventsPage } from './events.js';
import { begin, signInPage } from './session.js';
import { streamPage } from './stream.js';
import { streamsPage } from './streams.js';
import { tasksPage } from './tasks.js';
import { wallPage } from './wall.js';

/**
 * A page: what is shown, and what must end when it goes.
 *
 * @typedef {{title: string, node: Node, stop?: () => void}} Page
 * @typedef {(parts: string[]) => Page} PageMaker
 */

/** @type {Record<string, {word?: string, make: PageMaker}>} */
const pages = {
  streams: { word: 'Streams', make: streamsPage },
  new: { make: createPage },
  stream: { make: streamPage },
  draw: { make: editPage },
  wall: { word: 'Wall', make: wallPage },
  events: { word: 'Events', make: eventsPage },
  tasks: { word: 'Video tasks', make: tasksPage },
  cluster: { word: 'Cluster', make: clusterPage },
  deliveries: { word: 'Deliveries', make: deliveriesPage },
};

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
/** @type {Page | undefined} */
let shown;

function links() {
  return Object.entries(pages)
    .filter(([, page]) => page.word)
    .map(([name, page]) => h('a', { href: `#/${name}`, 'data-page': name }, page.word));
}

function route() {
  const [name, ...parts] = location.hash.replace(/^#\/?/, '').split('/').map(decode);
  const page = Object.hasOwn(pages, name) ? name : 'streams';
  shown?.stop?.();
  shown = pages[page].make(parts);
  document.title = `${shown.title} – Video agent`;
  fill(main, h('h1', {}, shown.title), shown.node);
  for (const link of document.querySelectorAll('#pages a')) {
    const isHere = link.getAttribute('data-page') === (pages[page].word ? page : 'streams');
    link.toggleAttribute('aria-current', isHere);
    if (isHere) link.setAttribute('aria-current', 'page');
  }
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function start() {
  // Whoever has no key sees how to give one, and nothing else.
  const mayUse = await begin(/** @type {HTMLElement} */ (document.getElementById('session')));
  if (!mayUse) {
    signIn();
    return;
  }
  fill(/** @type {HTMLElement} */ (document.getElementById('pages')), ...links());
  addEventListener('hashchange', () => {
    route();
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
  route();
}

function signIn() {
  shown?.stop?.();
  shown = signInPage();
  document.title = `${shown.title} – Video agent`;
  fill(main, h('h1', {}, shown.title), shown.node);
}

document.getElementById('skip')?.addEventListener('click', () => main.focus());
addEventListener('unauthorized', () => shown?.title !== 'Sign in' && location.reload());
start().catch((fault) => fill(main, h('p', { class: 'fault', role: 'alert' }, `The agent does not answer: ${fault.message}`)));
