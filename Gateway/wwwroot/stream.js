import { call, get, uuidPattern } from './api.js';
import { attempt, button, fill, h, notice, setText } from './dom.js';
import { eventsOf } from './feed.js';
import { liveView } from './live.js';
import { Plots } from './plots.js';
import { every } from './poll.js';
import { lookOf, rate, span, statuses, when } from './words.js';

const settled = [1, 0, 3, 8];

/**
 * One stream: its live picture, its events, its log and its settings.
 *
 * @param {string[]} parts the id
 * @returns {import('./app.js').Page}
 */
export function streamPage([id]) {
  if (!uuidPattern.test(id ?? '')) return { title: 'Stream', node: h('p', {}, 'This is not the id of a stream.') };
  const name = h('h2', { class: 'name' });
  const state = h('span', { class: 'badge' });
  const fault = h('p', { class: 'fault', role: 'alert' });
  const facts = h('dl', { class: 'facts' });
  const toggle = button('Stop', () => change());
  const remove = button('Delete', () => drop(), { class: 'danger' });
  const logs = logPart(id);
  const settings = h('pre', { tabindex: '0' });
  const view = liveView(id);
  const plots = new Plots();
  const events = eventsOf(id, (analytic, frame) => plots.add(analytic, frame));
  /** @type {any} */
  let stream = null;

  const poll = every(2000, async (signal) => {
    const [found, figures] = await Promise.all([
      get(`2/streams/${id}`, {}, signal),
      get('2/streams/statistics', { stream_ids: id }, signal),
    ]);
    if (found.version !== stream?.version || found.status !== stream?.status) logs.now();
    stream = found;
    setText(name, stream.name || 'stream');
    setText(state, statuses[stream.status]);
    state.className = `badge ${lookOf(stream.status)}`;
    setText(toggle, stream.status === 5 ? 'Resume' : 'Stop');
    toggle.disabled = stream.status !== 5 && !settled.includes(stream.status);
    setText(settings, JSON.stringify(stream, null, 2));
    showFacts(facts, stream, figures);
    view.setStream(stream);
    events.setStream(stream);
  }, (problem) => setText(fault, problem ? problem.message : ''));

  async function change() {
    await attempt(() => call('PATCH', `2/streams/${id}`, { query: { action: stream?.status === 5 ? 'resume' : 'stop' }, body: {} }));
    poll.now();
  }

  async function drop() {
    if (!confirm(`Delete ${name.textContent}, with its log?`)) return;
    await attempt(async () => {
      await call('DELETE', `2/streams/${id}`);
      notice('The stream is deleted.');
      location.hash = '#/streams';
    });
  }

  const draw = h('a', { class: 'button', href: `#/draw/${id}` }, 'Draw lines and zones');
  const head = h('div', { class: 'head' }, name, state, h('div', { class: 'buttons' }, draw, toggle, remove));
  const node = h(
    'div',
    {},
    head,
    fault,
    h('div', { class: 'columns' }, view.node, h('div', { class: 'side' }, facts, view.objects)),
    plots.node,
    events.node,
    logs.node,
    h('details', {}, h('summary', {}, 'Settings as the API shows them'), copyButton(settings), settings),
  );
  return {
    title: 'Stream',
    node,
    stop() {
      poll.stop();
      view.stop();
      events.stop();
      plots.stop();
    },
  };
}

/**
 * @param {HTMLElement} list
 * @param {any} stream
 * @param {any} answer
 */
function showFacts(list, stream, answer) {
  const figures = answer.statistics[0];
  const age = figures?.last_frame_time ? (Date.parse(answer.time) - Date.parse(figures.last_frame_time)) / 1000 : null;
  /** @type {[string, string][]} */
  const facts = [
    ['Source', stream.data.reference],
    ['Analytics', stream.analytics.map((/** @type {any} */ one) => one.analytic_name).join(', ')],
    ['Silo', figures?.agent ?? '–'],
    ['Picture', figures ? `${figures.width} × ${figures.height}, ${figures.decoder}` : '–'],
    ['Frames', figures ? `${figures.frames_read} read, ${figures.frames_analysed} analysed, ${figures.frames_dropped} dropped` : '–'],
    ['Last result', span(age)],
    ['Result takes', figures ? `${rate((figures.result_delay ?? 0) * 1000)} ms` : '–'],
    ['Created', when(stream.create_time)],
    ['Last error', stream.last_error ?? 'none'],
  ];
  if (list.children.length !== facts.length * 2) {
    fill(list, ...facts.flatMap(([word]) => [h('dt', {}, word), h('dd')]));
  }
  facts.forEach(([, text], i) => setText(list.children[2 * i + 1], text));
}

/** @param {string} id */
function logPart(id) {
  const body = h('tbody');
  const head = h('tr', {}, ...['Time', 'State', 'Analytic', 'Error'].map((word) => h('th', { scope: 'col' }, word)));
  const table = h('table', {}, h('caption', { class: 'unseen' }, 'Log'), h('thead', {}, head), body);
  const now = () => attempt(async () => {
    const { logs } = await get('2/streams/logs', { stream_ids: id, page_size: 50 });
    fill(body, ...logs.map((/** @type {any} */ log) => h(
      'tr',
      {},
      h('td', {}, when(log.log_time)),
      h('td', {}, statuses[log.status]),
      h('td', {}, log.analytic_index ?? ''),
      h('td', { class: 'error' }, log.error ?? ''),
    )));
  });
  const scroll = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Log' }, table);
  return { node: h('section', {}, h('h2', {}, 'Log'), button('Read again', now), scroll), now };
}

/** @param {HTMLElement} source */
export function copyButton(source) {
  return button('Copy', () => attempt(async () => {
    // Only pages that were reached safely, or from this machine, may use the clipboard; on others the text is selected.
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(source.textContent ?? '');
      notice('Copied.');
    } else {
      getSelection()?.selectAllChildren(source);
      notice('The text is selected: copy it by hand.');
    }
  }));
}
