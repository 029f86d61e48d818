import { get, uuidPattern } from './api.js';
import { button, field, fill, h, select, setText } from './dom.js';
import { itemOf, kindsOfEvents } from './feed.js';
import { every } from './poll.js';
import { when } from './words.js';

const pageSize = 50;

/**
 * Events that were kept, of all streams, the newest first: those of streams with a luna-event callback.
 *
 * @returns {import('./app.js').Page}
 */
export function eventsPage() {
  const fault = h('p', { class: 'fault', role: 'alert' });
  const list = h('ol', { class: 'events', 'aria-label': 'Events' });
  const empty = h('p', { class: 'empty', hidden: true }, 'No such event was kept. A stream keeps its events only if it was told to.');
  const kind = select([['', 'all'], ...kindsOfEvents]);
  const stream = h('input', { type: 'search', autocomplete: 'off', placeholder: 'id', pattern: uuidPattern.source.slice(1, -1) });
  const source = h('input', { type: 'search', autocomplete: 'off' });
  const place = h('span', { class: 'place', 'aria-live': 'polite' });
  const previous = button('Previous', () => go(page - 1));
  const next = button('Next', () => go(page + 1));
  let page = 1;
  /** @type {Map<string, HTMLElement>} */
  let shown = new Map();

  /** @param {number} to */
  function go(to) {
    page = Math.max(1, to);
    poll.now();
  }

  const poll = every(2000, async (signal) => {
    const query = { event_types: kind.value, stream_ids: stream.value, sources: source.value, page, page_size: pageSize };
    const { events } = await get('2/events', query, signal);
    // Only what has changed is made anew: pictures that are shown stay.
    const items = new Map(events.map((/** @type {any} */ one) => {
      const state = JSON.stringify([one.event.event_id, one.event.event_status, one.event_end_time]);
      return [state, shown.get(state) ?? keptItem(one)];
    }));
    if ([...items.keys()].join() !== [...shown.keys()].join()) fill(list, ...items.values());
    shown = items;
    empty.hidden = events.length > 0;
    setText(place, `Page ${page}`);
    previous.disabled = page <= 1;
    next.disabled = events.length < pageSize;
  }, (problem) => setText(fault, problem ? `The events could not be read: ${problem.message}` : ''));

  const filter = h(
    'form',
    { class: 'toolbar', role: 'search', on: { submit: (/** @type {Event} */ event) => { event.preventDefault(); go(1); } } },
    field('Kind', kind),
    field('Stream', stream),
    field('Source', source),
    h('button', { type: 'submit' }, 'Find'),
  );
  kind.addEventListener('change', () => go(1));
  const pager = h('div', { class: 'pager' }, previous, place, next);
  return { title: 'Events', node: h('div', {}, filter, fault, empty, list, pager), stop: poll.stop };
}

/** @param {any} kept as callbacks get it */
function keptItem(kept) {
  const item = itemOf({ ...kept.event, event_type: kept.event_type });
  item.lastElementChild?.append(
    h('p', { class: 'hint' }, `${when(kept.event_create_time)} `, h('a', { href: `#/stream/${kept.event.stream_id}` }, 'its stream')),
  );
  return item;
}
