import { pictureOf } from './api.js';
import { button, fill, h, select } from './dom.js';
import { listen } from './sockets.js';
import { counted, span, spoken } from './words.js';

const most = 100;

/** What the analytics call their events, and the words for it. */
export const kindsOfEvents = ['crowd', 'human_tracking', 'line_crossing', 'zone']
  .map((kind) => /** @type {[string, string]} */ ([kind, spoken(kind)]));

/**
 * Events of a stream as they come, of all its analytics, the newest first, beginning with those that the agent still has.
 *
 * @param {string} id
 * @param {(analytic: string, frame: any) => void} look gets what was seen in each frame
 */
export function eventsOf(id, look) {
  const list = h('ol', { class: 'events', 'aria-label': 'Events' });
  const empty = h('p', { class: 'empty' }, 'No event has come lately.');
  const kind = select([['', 'all events'], ...kindsOfEvents], '', { 'aria-label': 'Kind of events' });
  /** @type {{stop: () => void}[]} */
  let feeds = [];
  let version = 0;

  kind.addEventListener('change', () => [...list.children].forEach(filter));

  /** @param {Element} item */
  function filter(item) {
    item.toggleAttribute('hidden', kind.value !== '' && item.getAttribute('data-type') !== kind.value);
  }

  /** @param {any} message */
  function receive(message) {
    for (const [name, result] of Object.entries(message.analytics_results ?? {})) {
      if (result.frame) look(name, result.frame);
      for (const one of result.events ?? []) {
        const item = itemOf(one);
        filter(item);
        list.prepend(item);
        empty.hidden = true;
      }
    }
    while (list.children.length > most) list.lastElementChild?.remove();
  }

  function stop() {
    feeds.forEach((feed) => feed.stop());
    feeds = [];
  }

  const clear = button('Clear', () => {
    fill(list);
    empty.hidden = false;
  });

  return {
    node: h('section', {}, h('h2', {}, 'Events'), h('div', { class: 'toolbar' }, kind, clear), empty, list),
    /** @param {any} stream */
    setStream(stream) {
      if (stream.version === version) return;
      version = stream.version;
      stop();
      feeds = stream.analytics.map((/** @type {any} */ _, /** @type {number} */ index) => listen(id, index, receive));
    },
    stop,
  };
}

/** @param {any} event as the API has it */
export function itemOf(event) {
  const { start_time_offset: start, end_time_offset: end } = event.video_segment;
  const picture = event.overview?.image ?? thumbnailOf(event.aggregated_estimations);
  const words = wordsOf(event).filter(Boolean).join(', ');
  return h(
    'li',
    { 'data-type': event.event_type, 'data-event': event.event_id },
    picture ? figureOf(event, picture) : null,
    h(
      'div',
      {},
      h('strong', {}, spoken(`${event.event_type} ${event.event_status}`)),
      h('p', {}, words),
      h('p', { class: 'hint' }, `${start.toFixed(1)} s to ${end.toFixed(1)} s, ${span(end - start)} long`),
    ),
  );
}

/**
 * A saved picture is an address, with a link to it; results of videos have theirs within, in base64.
 *
 * @param {any} event
 * @param {string} picture
 */
function figureOf(event, picture) {
  if (/^(https?:|\/\d\/images\/)/.test(picture)) {
    return h('a', { href: pictureOf(picture), target: '_blank', rel: 'noopener' }, imageOf(event, pictureOf(picture)));
  }
  return pictureIn(picture, altOf(event));
}

/**
 * A picture that is given in base64.
 *
 * @param {string} base64
 * @param {string} alt
 */
export function pictureIn(base64, alt) {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: bytes[0] === 0xff ? 'image/jpeg' : 'image/png' }));
  const image = h('img', { src: address, alt });
  for (const end of ['load', 'error']) image.addEventListener(end, () => URL.revokeObjectURL(address));
  return image;
}

/**
 * A picture is saved a moment after its event is told: what is not there yet is asked for again.
 *
 * @param {any} event
 * @param {URL} address
 */
function imageOf(event, address) {
  const image = h('img', { src: address, alt: altOf(event), loading: 'lazy' });
  let tries = 0;
  image.addEventListener('error', () => {
    if (++tries > 3) return;
    address.searchParams.set('try', String(tries));
    setTimeout(() => { image.src = String(address); }, 500 * tries);
  });
  return image;
}

/** @param {any} event */
const altOf = (event) => `Picture of the event ${spoken(event.event_type)}`;

/** @param {any} event @returns {string[]} */
function wordsOf(event) {
  return [
    typeof event.people_count === 'number' ? counted(event.people_count, 'person', 'people') : '',
    ...(event.crossings ?? []).map((/** @type {any} */ one) => `${one.label} over ${one.line}, ${one.direction}`),
    ...(event.counts ?? []).map((/** @type {any} */ one) => `${one.line}: ${one.forward} forward, ${one.backward} backward`),
    event.visit ? `${event.visit.label} in ${event.visit.zone} for ${span(event.visit.dwell)}, ${event.visit.occupancy} inside` : '',
  ];
}

/** @param {any} parts */
function thumbnailOf(parts) {
  return parts?.face?.thumbnail ?? parts?.body?.thumbnail ?? null;
}
