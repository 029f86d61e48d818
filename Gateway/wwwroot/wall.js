import { get, uuidPattern } from './api.js';
import { attempt, button, field, fill, h, select, setText } from './dom.js';
import { paint } from './draw.js';
import { shapesOf } from './shapes.js';
import { watchFrames } from './sockets.js';
import { countsOf, reasonOf } from './words.js';

/** Live views on one page. */
const most = 16;

/** Pictures a second of one view, and of all together: more views get fewer each. */
const [mostOfOne, mostOfAll] = [4, 16];

/**
 * Several live pictures side by side. Which, is in the address, so that a wall can be kept as a bookmark; without any it is the streams
 * that run.
 *
 * @param {string[]} parts ids
 * @returns {import('./app.js').Page}
 */
export function wallPage(parts) {
  const chosen = [...new Set(parts.filter((part) => uuidPattern.test(part)))].slice(0, most);
  const grid = h('ul', { class: 'wall', 'aria-label': 'Live pictures' });
  const empty = h('p', { class: 'empty', hidden: true }, 'No stream runs.');
  const choice = select([['', 'choose …']]);
  /** @type {{stop: () => void}[]} */
  let tiles = [];
  let isStopped = false;

  attempt(async () => {
    const query = { statuses: 1, order: 'asc', order_column: 'name', page_size: 100, targets: 'stream_id,name' };
    const [{ streams: running }, ...named] = await Promise.all([
      get('2/streams', query),
      ...chosen.map((id) => get(`2/streams/${id}`, { targets: 'stream_id,name' }).catch(() => ({ stream_id: id, name: 'not found' }))),
    ]);
    if (isStopped) return;
    const shown = chosen.length ? named : running.slice(0, most);
    const ids = shown.map((/** @type {any} */ one) => one.stream_id);
    const rest = running.filter((/** @type {any} */ one) => !ids.includes(one.stream_id));
    fill(choice, choice.options[0], ...rest.map((/** @type {any} */ one) => h('option', { value: one.stream_id }, one.name)));
    choice.disabled = ids.length >= most || !rest.length;
    choice.addEventListener('change', () => choice.value && go([...ids, choice.value]));
    empty.hidden = shown.length > 0;
    const rate = Math.max(1, Math.min(mostOfOne, Math.floor(mostOfAll / Math.max(1, shown.length))));
    const leave = (/** @type {string} */ id) => go(ids.filter((/** @type {string} */ one) => one !== id));
    const made = shown.map((/** @type {any} */ one) => tileOf(one, rate, ids.length > 1 ? leave : null));
    tiles = made;
    fill(grid, ...made.map((/** @type {{node: Node}} */ one) => one.node));
  });

  return {
    title: 'Wall',
    node: h('div', {}, h('div', { class: 'toolbar' }, field('Add a stream', choice, `At most ${most} at once.`)), empty, grid),
    stop() {
      isStopped = true;
      for (const tile of tiles) tile.stop();
    },
  };
}

/** @param {string[]} ids */
function go(ids) {
  location.hash = `#/wall/${ids.join('/')}`;
}

/**
 * @param {any} stream
 * @param {number} rate
 * @param {((id: string) => void) | null} leave
 */
function tileOf({ stream_id: id, name }, rate, leave) {
  const canvas = h('canvas', { width: '640', height: '360', role: 'img', 'aria-label': `${name}: no frame has come yet` });
  const state = h('p', { class: 'state', role: 'status' }, 'Waiting for the first frame …');
  const counts = h('span', { class: 'hint' });
  /** @type {any[]} */
  let analytics = [];
  attempt(async () => {
    analytics = (await get(`2/streams/${id}`, { targets: 'analytics' })).analytics;
  });

  const frames = watchFrames(id, (picture, header) => {
    const words = header.results.map((/** @type {any} */ one) => countsOf(one.frame)).filter(Boolean).join('; ');
    paint(canvas, picture, header, shapesOf(analytics, header));
    setText(state, '');
    setText(counts, words);
    canvas.setAttribute('aria-label', `${name}: ${words || 'nothing counted'}`);
    canvas.dataset.timeOffset = String(header.time_offset);
  }, (status) => {
    if (status.stream_status === 'in_progress') return;
    setText(state, reasonOf(status.stream_status));
    if (!status.stream_status) frames.stop();
  }, (isOpen) => setText(state, isOpen ? '' : 'Connecting again …'), rate);

  const title = h('a', { href: `#/stream/${id}` }, name);
  const remove = leave ? button('Remove', () => leave(id), { 'aria-label': `Remove ${name} from the wall` }) : null;
  return {
    node: h('li', { class: 'live', 'data-stream': id }, canvas, state, h('div', { class: 'head' }, title, counts, remove)),
    stop: frames.stop,
  };
}
