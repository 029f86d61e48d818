import { call, get } from './api.js';
import { attempt, button, field, h, notice, select, setText } from './dom.js';
import { every } from './poll.js';
import { Table } from './rows.js';
import { counted, when } from './words.js';

const pageSize = 50;
const heads = ['Message', 'State', 'Callback', 'Stream or task', 'Made', 'Attempts', 'Last error', 'Actions'];

/**
 * Messages to callbacks that are not delivered, and what can be done about those that were given up.
 *
 * @returns {import('./app.js').Page}
 */
export function deliveriesPage() {
  const fault = h('p', { class: 'fault', role: 'alert' });
  const status = select([['', 'all'], ['pending', 'waiting'], ['aside', 'aside'], ['dead', 'dead']]);
  const place = h('span', { class: 'place', 'aria-live': 'polite' });
  const previous = button('Previous', () => go(page - 1));
  const next = button('Next', () => go(page + 1));
  const table = new Table('Deliveries', heads, (one) => String(one.delivery_id), () => row(act), 'Everything is delivered.');
  let page = 1;

  /** @param {number} to */
  function go(to) {
    page = Math.max(1, to);
    poll.now();
  }

  status.addEventListener('change', () => go(1));

  const poll = every(2000, async (signal) => {
    const { deliveries } = await get('2/deliveries', { status: status.value, page, page_size: pageSize }, signal);
    table.show(deliveries);
    setText(place, `Page ${page}`);
    previous.disabled = page <= 1;
    next.disabled = deliveries.length < pageSize;
  }, (problem) => setText(fault, problem ? `The deliveries could not be read: ${problem.message}` : ''));

  /**
   * @param {string} method
   * @param {string} path
   * @param {string} [ids] all dead ones if it is not given
   */
  async function act(method, path, ids) {
    await attempt(async () => {
      const answer = await call(method, path, { query: { delivery_ids: ids } });
      const count = counted(/** @type {number} */ (Object.values(answer)[0]), 'message');
      notice(method === 'POST' ? `Trying ${count} again.` : `Removed ${count}.`);
    });
    poll.now();
  }

  const toolbar = h(
    'div',
    { class: 'toolbar' },
    field('State', status),
    button('Replay all dead', () => confirm('Try all dead messages again?') && act('POST', '2/deliveries/replay')),
    button('Remove all dead', () => confirm('Remove all dead messages?') && act('DELETE', '2/deliveries'), { class: 'danger' }),
  );
  const pager = h('div', { class: 'pager' }, previous, place, next);
  return { title: 'Deliveries', node: h('div', {}, toolbar, fault, table.node, pager), stop: poll.stop };
}

/** @param {(method: string, path: string, ids: string) => unknown} act */
function row(act) {
  let id = '';
  const name = h('th', { scope: 'row' });
  const cells = Array.from({ length: 6 }, () => h('td'));
  cells[1].className = 'source';
  cells[5].className = 'error';
  const replay = button('Replay', () => act('POST', '2/deliveries/replay', id));
  const remove = button('Remove', () => act('DELETE', '2/deliveries', id), { class: 'danger' });
  return {
    node: h('tr', {}, name, ...cells, h('td', { class: 'actions' }, replay, remove)),
    /** @param {any} one */
    show(one) {
      id = String(one.delivery_id);
      setText(name, `${one.message_type} ${id}`);
      const place = one.callback.url ?? one.callback.type;
      const texts = [one.status, place, one.source_id, when(one.create_time), one.attempts, one.last_error ?? ''];
      texts.forEach((text, i) => setText(cells[i], String(text)));
      for (const [control, word] of /** @type {[HTMLButtonElement, string][]} */ ([[replay, 'Replay'], [remove, 'Remove']])) {
        control.disabled = one.status !== 'dead';
        control.setAttribute('aria-label', `${word} message ${id}`);
      }
    },
  };
}
