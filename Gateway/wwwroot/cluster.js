import { get } from './api.js';
import { fill, h, setText } from './dom.js';
import { every } from './poll.js';
import { Table } from './rows.js';
import { counted, when } from './words.js';

const heads = ['Silo', 'Address', 'Since', 'Streams', 'Slots', 'Groups', 'Analytics'];

/**
 * Who runs what: silos and their slots, analytics, plug-ins and the version.
 *
 * @returns {import('./app.js').Page}
 */
export function clusterPage() {
  const fault = h('p', { class: 'fault', role: 'alert' });
  const sum = h('p', { class: 'counts' });
  const analytics = h('ul');
  const plugins = h('ul');
  const silos = new Table('Silos', heads, (one) => one.agent_id, siloRow, 'No silo answers.');

  const poll = every(2000, async (signal) => {
    const [{ agents }, info, version, { plugins: known }] = await Promise.all(
      ['2/agents', '2/agent/info', 'version', 'plugins'].map((path) => get(path, {}, signal)),
    );
    silos.show(agents);
    const { max_stream_count: slots, in_progress: running } = info.streams;
    const { major, minor, patch } = version.Version;
    const count = counted(agents.length, 'silo');
    setText(sum, `${running.length} of ${slots} slots are taken; ${count}; version ${major}.${minor}.${patch}`);
    fill(analytics, ...info.analytics.map((/** @type {any} */ one) => h('li', {}, `${one.analytic_name}, version ${one.version}`)));
    fill(plugins, ...known.map((/** @type {any} */ one) =>
      h('li', {}, `${one.name} ${one.version ?? ''}: ${one.description}${one.enabled ? '' : ' (switched off)'}`)));
    if (!known.length) fill(plugins, h('li', {}, 'none'));
  }, (problem) => setText(fault, problem ? `The cluster could not be read: ${problem.message}` : ''));

  return {
    title: 'Cluster',
    node: h('div', {}, fault, sum, silos.node, h('h2', {}, 'Analytics'), analytics, h('h2', {}, 'Plug-ins'), plugins),
    stop: poll.stop,
  };
}

function siloRow() {
  const name = h('th', { scope: 'row' });
  const cells = Array.from({ length: 6 }, () => h('td'));
  const meter = h('meter', { min: '0', 'aria-label': 'Slots taken' });
  const count = h('span');
  cells[2].append(meter, ' ', count);
  return {
    node: h('tr', {}, name, ...cells),
    /** @param {any} silo */
    show(silo) {
      const { max_stream_count: slots, in_progress: running } = silo.streams;
      setText(name, silo.name);
      setText(cells[0], silo.address);
      setText(cells[1], when(silo.start_time));
      [meter.max, meter.value] = [slots, running.length];
      setText(count, `${running.length}`);
      setText(cells[3], `${slots}`);
      setText(cells[4], silo.groups.join(', ') || 'all');
      setText(cells[5], silo.analytics.join(', '));
    },
  };
}
