import { account, call, get } from './api.js';
import { attempt, button, field, fill, h, notice, select, setText } from './dom.js';
import { itemOf } from './feed.js';
import { timeline } from './plots.js';
import { every } from './poll.js';
import { Table } from './rows.js';
import { sourceFields } from './source.js';
import { counted } from './words.js';

const statuses = ['waiting', 'in progress', 'cancelled', 'failed', 'collecting', 'done'];
const looks = ['wait', 'good', 'plain', 'bad', 'wait', 'good'];
const pageSize = 25;
const mostEvents = 200;

/**
 * Videos that are analysed in the background: asked for, followed, read and cancelled.
 *
 * @returns {import('./app.js').Page}
 */
export function tasksPage() {
  const fault = h('p', { class: 'fault', role: 'alert' });
  const status = select([['', 'all'], ...statuses.map((word, i) => /** @type {[string, string]} */ ([`${i}`, word]))]);
  const place = h('span', { class: 'place', 'aria-live': 'polite' });
  const previous = button('Previous', () => go(page - 1));
  const next = button('Next', () => go(page + 1));
  const result = h('section', { class: 'result', tabindex: '-1', hidden: true });
  const heads = ['Task', 'State', 'Progress', 'Error', 'Actions'];
  const table = new Table('Tasks', heads, (one) => one.task_id, () => row(read, drop), 'There is no task.');
  let page = 1;

  /** @param {number} to */
  function go(to) {
    page = Math.max(1, to);
    poll.now();
  }

  const poll = every(1000, async (signal) => {
    const { tasks } = await get('1/video/tasks', { statuses: status.value, page, page_size: pageSize }, signal);
    table.show(tasks);
    setText(place, `Page ${page}`);
    previous.disabled = page <= 1;
    next.disabled = tasks.length < pageSize;
  }, (problem) => setText(fault, problem ? `The tasks could not be read: ${problem.message}` : ''));

  status.addEventListener('change', () => go(1));

  /** @param {string} id */
  const read = (id) => attempt(async () => {
    showResult(result, id, await get(`1/video/tasks/${id}/result`));
    result.hidden = false;
    result.focus();
  });

  /** @param {string} id */
  async function drop(id) {
    if (!confirm('Cancel this task, or remove it with its result?')) return;
    await attempt(() => call('DELETE', `1/video/tasks/${id}`));
    poll.now();
  }

  const pager = h('div', { class: 'pager' }, previous, place, next);
  const asking = form(() => go(1));
  const node = h('div', {}, asking.node, h('div', { class: 'toolbar' }, field('State', status)), fault, table.node, pager, result);
  return { title: 'Video tasks', node, stop: () => { poll.stop(); asking.stop(); } };
}

/**
 * Asks for an analysis of a video: of an address, or of a file that is uploaded first.
 *
 * @param {() => void} created
 */
function form(created) {
  const fault = h('p', { class: 'fault', role: 'alert' });
  const hint = 'http or https address, or the path of a file in the folder of media';
  const source = sourceFields('Video', hint, () => setText(fault, ''));
  const analytic = select([['people_count', 'Count people'], ['human_tracking', 'Follow faces and bodies']]);
  const submit = h('button', { type: 'submit', class: 'primary' }, 'Analyse');

  async function create() {
    submit.disabled = true;
    setText(fault, '');
    try {
      await source.use((reference) => call('POST', '1/videosdk', { body: bodyOf(analytic.value, reference), account: account() }));
      notice('The task is made.');
      source.clear();
      created();
    } catch (problem) {
      setText(fault, problem instanceof Error ? problem.message : String(problem));
    } finally {
      submit.disabled = false;
    }
  }

  const node = h(
    'form',
    { on: { submit: (/** @type {Event} */ event) => { event.preventDefault(); create(); }, ...source.drops } },
    h('div', { class: 'toolbar' }, ...source.nodes, field('Analytic', analytic), submit),
    fault,
  );
  return { node, stop: source.stop };
}

/**
 * @param {string} analytic
 * @param {string} reference
 */
function bodyOf(analytic, reference) {
  const parameters = analytic === 'people_count' ? { people_count_threshold: 0, event_policy: { trigger: 'end' } } : {};
  const targets = analytic === 'people_count' ? ['coordinates', 'overview'] : undefined;
  return { deferred_task: { enable: 1 }, video: { url: reference }, analytics: [{ name: analytic, targets, parameters }] };
}

/**
 * @param {(id: string) => unknown} read
 * @param {(id: string) => unknown} drop
 */
function row(read, drop) {
  let id = '';
  const name = h('th', { scope: 'row', class: 'name' });
  const state = h('span', { class: 'badge' });
  const bar = h('progress', { max: '1', 'aria-label': 'Progress' });
  const percent = h('span');
  const error = h('td', { class: 'error' });
  const show = button('Result', () => read(id));
  const remove = button('Cancel', () => drop(id), { class: 'danger' });
  return {
    node: h('tr', {}, name, h('td', {}, state), h('td', {}, bar, percent), error, h('td', { class: 'actions' }, show, remove)),
    /** @param {any} task */
    show(task) {
      id = task.task_id;
      setText(name, id);
      setText(state, statuses[task.status]);
      state.className = `badge ${looks[task.status]}`;
      bar.value = task.progress;
      setText(percent, `${Math.round(task.progress * 100)} %`);
      setText(error, task.error ? `${task.error.desc}: ${task.error.detail}` : '');
      show.disabled = !task.result_url;
      setText(remove, task.status < 2 ? 'Cancel' : 'Remove');
      show.setAttribute('aria-label', `Result of task ${id}`);
      remove.setAttribute('aria-label', `${remove.textContent} task ${id}`);
    },
  };
}

/**
 * @param {HTMLElement} place
 * @param {string} id
 * @param {any} result
 */
function showResult(place, id, result) {
  const video = result.video_data;
  const length = `${video.frame_rate.toFixed(1)} a second, ${video.duration.toFixed(1)} s`;
  const facts = `${counted(video.frame_count, 'frame')}, ${length}, ${counted(video.error_count, 'error')}`;
  const parts = result.analytics.flatMap((/** @type {any} */ one) => {
    const events = one.result?.events ?? [];
    const limit = events.length > mostEvents ? `, the first ${mostEvents} shown` : '';
    const words = one.error ? one.error.detail : `${counted(events.length, 'event')}${limit}`;
    return [
      h('h3', {}, one.name),
      h('p', {}, words),
      timeline(one.name, events, video.duration),
      h('ol', { class: 'events' }, ...events.slice(0, mostEvents).map((/** @type {any} */ event) => itemOf(event))),
    ];
  });
  fill(place, h('h2', {}, `Result of ${id}`), h('p', {}, facts), ...parts);
}
