import { call, get, uuidPattern } from './api.js';
import { attempt, button, field, h, select, setText } from './dom.js';
import { every } from './poll.js';
import { Table } from './rows.js';
import { counted, countsOf, lookOf, rate, span, statuses } from './words.js';

const pageSize = 25;
const numbers = ['Silo', 'fps read', 'fps analysed', 'Last result', 'Counts'];
const heads = ['Name', 'State', 'Source', 'Analytics', ...numbers, 'Last error', 'Actions'];
const targets = 'stream_id,account_id,name,data,last_error,status,analytics';

/**
 * Streams: a page of them, found by the agent, with their figures.
 *
 * @returns {import('./app.js').Page}
 */
export function streamsPage() {
  const table = new Table(
    'Streams',
    heads,
    (/** @type {Item} */ { stream }) => stream.stream_id,
    ({ stream }) => new Row(stream.stream_id, () => poll.now()),
    'No stream is like that.',
  );
  const search = h('input', { type: 'search', autocomplete: 'off', placeholder: 'name, id or address' });
  const choices = statuses.map((word, i) => /** @type {[string, string]} */ ([`${i}`, word]));
  const status = select([['', 'all'], ...choices.filter(([, word]) => word !== 'unknown')]);
  const order = select([['desc create_time', 'newest first'], ['asc create_time', 'oldest first'], ['asc name', 'by name']]);
  const fault = h('p', { class: 'fault', role: 'alert' });
  const place = h('span', { class: 'place', 'aria-live': 'polite' });
  const previous = button('Previous', () => go(page - 1));
  const next = button('Next', () => go(page + 1));
  let page = 1;

  /** @param {number} to */
  function go(to) {
    page = Math.max(1, to);
    poll.now();
  }

  const filter = h(
    'form',
    { class: 'toolbar', role: 'search', on: { submit: (/** @type {Event} */ event) => { event.preventDefault(); go(1); } } },
    field('Search', search),
    field('State', status),
    field('Order', order),
    h('button', { type: 'submit' }, 'Find'),
    h('a', { class: 'button primary', href: '#/new' }, 'New stream'),
  );
  status.addEventListener('change', () => go(1));
  order.addEventListener('change', () => go(1));
  search.addEventListener('search', () => go(1));

  const poll = every(2000, async (signal) => {
    const chosen = { ...choiceOf(search.value.trim()), statuses: status.value };
    const [direction, column] = order.value.split(' ');
    const list = { ...chosen, order: direction, order_column: column, page, page_size: pageSize, targets };
    const [{ streams }, { count }] = await Promise.all([get('2/streams', list, signal), get('2/streams/count', chosen, signal)]);
    const running = streams.filter((/** @type {any} */ one) => one.status === 1).map((/** @type {any} */ one) => one.stream_id);
    const figures = running.length ? await get('2/streams/statistics', { stream_ids: running.join(',') }, signal) : null;
    /** @type {Map<string, any>} */
    const found = new Map((figures?.statistics ?? []).map((/** @type {any} */ one) => [one.stream_id, one]));
    table.show(streams.map((/** @type {any} */ stream) => ({ stream, figures: found.get(stream.stream_id), time: figures?.time })));
    const last = Math.max(1, Math.ceil(count / pageSize));
    setText(place, `Page ${page} of ${last}, ${counted(count, 'stream')}`);
    previous.disabled = page <= 1;
    next.disabled = page >= last;
    if (page > last) go(last);
  }, (problem) => setText(fault, problem ? `The list could not be read: ${problem.message}` : ''));

  const pager = h('div', { class: 'pager' }, previous, place, next);
  return { title: 'Streams', node: h('div', {}, filter, fault, table.node, pager), stop: poll.stop };
}

/**
 * The agent finds by id, by address or by name, each as a whole.
 *
 * @param {string} text
 * @returns {import('./api.js').Query}
 */
function choiceOf(text) {
  if (uuidPattern.test(text)) return { stream_ids: text };
  return text.includes('/') ? { reference: text } : { names: text };
}

/**
 * One stream in the list.
 *
 * @typedef {{stream: any, figures: any, time: string | undefined}} Item figures are undefined while it does not run
 */
class Row {
  /** @type {{time: number, read: number, analysed: number} | null} */
  #before = null;
  #name = h('a');
  #state = h('span', { class: 'badge' });
  #cells = Array.from({ length: 8 }, () => h('td'));
  #toggle = button('Stop', () => this.#act(() => call('PATCH', `2/streams/${this.id}`, { query: { action: this.#action }, body: {} })));
  #action = 'stop';

  /**
   * @param {string} id
   * @param {() => void} refresh
   */
  constructor(id, refresh) {
    this.id = id;
    this.refresh = refresh;
    this.#name.href = `#/stream/${id}`;
    this.#cells[0].className = 'source';
    this.#cells[7].className = 'error';
    this.remove = button('Delete', () => this.#delete(), { class: 'danger' });
    this.node = h(
      'tr',
      { 'data-stream': id },
      h('th', { scope: 'row' }, this.#name),
      h('td', {}, this.#state),
      ...this.#cells,
      h('td', { class: 'actions' }, this.#toggle, this.remove),
    );
  }

  /** @param {Item} item */
  show({ stream, figures, time }) {
    const name = stream.name || 'stream';
    const rates = this.#ratesOf(figures, time);
    const age = figures?.last_frame_time && time ? (Date.parse(time) - Date.parse(figures.last_frame_time)) / 1000 : null;
    const counts = (figures?.newest ?? []).map((/** @type {any} */ one) => countsOf(one.frame)).filter(Boolean).join('; ');
    const analytics = stream.analytics.map((/** @type {any} */ one) => one.analytic_name).join(', ');
    const speeds = [rate(rates?.read), rate(rates?.analysed)];
    const texts = [stream.data.reference, analytics, figures?.agent ?? '–', ...speeds, span(age), counts || '–'];
    setText(this.#name, name);
    setText(this.#state, statuses[stream.status]);
    this.#state.className = `badge ${lookOf(stream.status)}`;
    [...texts, stream.last_error ?? ''].forEach((text, i) => setText(this.#cells[i], text));
    this.#action = stream.status === 5 ? 'resume' : 'stop';
    setText(this.#toggle, stream.status === 5 ? 'Resume' : 'Stop');
    this.#toggle.disabled = ![0, 1, 3, 5, 8].includes(stream.status);
    this.#toggle.setAttribute('aria-label', `${this.#toggle.textContent} ${name}`);
    this.remove.setAttribute('aria-label', `Delete ${name}`);
  }

  /**
   * @param {any} figures
   * @param {string | undefined} time
   */
  #ratesOf(figures, time) {
    if (!figures || !time) {
      this.#before = null;
      return null;
    }
    const now = { time: Date.parse(time) / 1000, read: figures.frames_read, analysed: figures.frames_analysed };
    const before = this.#before;
    this.#before = now;
    const seconds = before ? now.time - before.time : 0;
    if (!before || seconds <= 0 || now.read < before.read || now.analysed < before.analysed) return null;
    return { read: (now.read - before.read) / seconds, analysed: (now.analysed - before.analysed) / seconds };
  }

  #delete() {
    if (confirm(`Delete ${this.#name.textContent}, with its log?`)) this.#act(() => call('DELETE', `2/streams/${this.id}`));
  }

  /** @param {() => Promise<unknown>} act */
  async #act(act) {
    await attempt(act);
    this.refresh();
  }
}
