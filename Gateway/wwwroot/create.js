import { account, call, get, setAccount, uuidPattern } from './api.js';
import { attempt, button, field, fill, h, notice, select, setText } from './dom.js';
import { pictureIn } from './feed.js';
import { sourceFields } from './source.js';

const words = /** @type {Record<string, string>} */ ({
  people_count: 'Count people',
  human_tracking: 'Follow faces and bodies',
  line_crossing: 'Count who crosses a line',
  zone: 'Watch a zone',
  object_detection: 'Find objects',
});

/**
 * A stream from a form; lines and zones are drawn over its picture afterwards.
 *
 * @returns {import('./app.js').Page}
 */
export function createPage() {
  const name = h('input', { required: true, maxlength: '128', value: 'stream', autocomplete: 'off' });
  const source = sourceFields('Source', 'rtsp, rtsps, http or https address, or the path of a file in the folder of media');
  const type = select([['stream', 'a camera, or a file as a camera'], ['videofile', 'a video file, read once']]);
  const analytic = select(Object.entries(words));
  const perSecond = h('input', { type: 'number', min: '0.1', max: '60', step: '0.1', placeholder: 'as the agent likes' });
  const threshold = h('input', { type: 'number', min: '0', step: '1', value: '2', required: true });
  const keep = h('input', { type: 'checkbox', checked: true });
  const owner = h('input', { required: true, pattern: uuidPattern.source.slice(1, -1), value: account(), autocomplete: 'off' });
  const more = field('Event while there are more people than', threshold);
  const check = sourceCheck((act) => source.use((reference) => act({ reference, type: type.value })));
  const submit = h('button', { type: 'submit', class: 'primary' }, 'Create');
  const showMore = () => { more.hidden = analytic.value !== 'people_count'; };
  analytic.addEventListener('change', showMore);

  const form = h(
    'form',
    { class: 'sheet', on: { submit: (/** @type {Event} */ event) => { event.preventDefault(); attempt(create); }, ...source.drops } },
    field('Name', name),
    ...source.nodes,
    field('Kind of source', type),
    check.node,
    field('Analytic', analytic),
    more,
    field('Results a second', perSecond, 'More of them cost more of the processor.'),
    h('label', {}, keep, ' Keep its events, for the page Events'),
    field('Account', owner, 'Whose stream it is: an id that this browser remembers.'),
    h('div', { class: 'buttons' }, submit, h('a', { class: 'button', href: '#/streams' }, 'Cancel')),
  );

  // Which analytics there are, the agent knows.
  attempt(async () => {
    const { analytics } = await get('2/agent/info');
    const known = analytics.map((/** @type {any} */ one) => /** @type {string} */ (one.analytic_name));
    fill(analytic, ...known.map((/** @type {string} */ one) =>
      h('option', { value: one, selected: one === analytic.value }, words[one] ?? one)));
    showMore();
  });

  async function create() {
    submit.disabled = true;
    try {
      const kind = analytic.value;
      const parameters = { ...defaultsOf(kind, Number(threshold.value)), ...rateOf(perSecond.value) };
      const analytics = [{
        analytic_name: kind,
        parameters: { targets: targetsOf(kind), callbacks: keep.checked ? [{ type: 'luna-event' }] : [], parameters },
      }];
      setAccount(owner.value);
      const { stream_id: id } = await source.use((reference) => {
        const body = { name: name.value, data: { reference, type: type.value }, analytics };
        return call('POST', '2/streams', { body, account: owner.value });
      });
      notice(`Stream ${name.value} is created.`);
      location.hash = `#/stream/${id}`;
    } finally {
      submit.disabled = false;
    }
  }

  return {
    title: 'New stream',
    node: form,
    stop() {
      check.stop();
      source.stop();
    },
  };
}

/**
 * Asks the agent for the first frame of a source, before a stream is made of it.
 *
 * @param {(act: (data: {reference: string, type: string}) => Promise<any>) => Promise<any>} use does it with what is to be tried
 */
function sourceCheck(use) {
  const state = h('p', { class: 'hint', role: 'status' });
  const picture = h('div', { class: 'first-frame' });
  let asking = new AbortController();

  const start = button('Show its first frame', async () => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    fill(picture);
    state.className = 'hint';
    setText(state, 'Connecting …');
    try {
      const found = await use((data) => call('POST', '2/sources/check', { body: { data }, account: account(), signal }));
      const rate = found.frame_rate ? `, ${found.frame_rate.toFixed(1)} frames a second` : '';
      setText(state, `${found.width} × ${found.height}, ${found.codec}${rate}; it took ${found.taken.toFixed(1)} s`);
      fill(picture, pictureIn(found.image, 'First frame of the source'));
    } catch (fault) {
      if (signal.aborted) return;
      state.className = 'fault';
      setText(state, fault instanceof Error ? fault.message : String(fault));
    }
  });

  return { node: h('div', {}, start, state, picture), stop: () => asking.abort() };
}

/** @param {string} analytic */
const targetsOf = (analytic) => (analytic === 'people_count' ? ['coordinates', 'overview'] : undefined);

/** @param {string} text */
const rateOf = (text) => (text ? { rate: { period: 1 / Number(text), unit: 'second' } } : {});

/**
 * What an analytic cannot do without. A line and a zone stand in the middle until somebody draws them where they belong.
 *
 * @param {string} analytic
 * @param {number} threshold
 */
function defaultsOf(analytic, threshold) {
  switch (analytic) {
    case 'people_count':
      return { people_count_threshold: threshold, event_policy: { trigger: 'period', interval: 5 } };
    case 'line_crossing':
      return { lines: [{ name: 'line 1', points: [[50, 10], [50, 90]], mode: 'percent' }] };
    case 'zone':
      return { zones: [{ name: 'zone 1', region: { mode: 'percent', area: [[[25, 25], [75, 25], [75, 75], [25, 75]]] } }] };
    default:
      return {};
  }
}
