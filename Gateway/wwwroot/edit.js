import { call, get, uuidPattern } from './api.js';
import { attempt, button, field, fill, h, notice, select, setText } from './dom.js';
import { Board } from './board.js';
import { applied, fitting, shapesOf } from './shapes.js';
import { watchFrames } from './sockets.js';
import { copyButton } from './stream.js';

/** @typedef {import('./shapes.js').Shape} Shape */

const drawing = 'Click or tap point after point, or press Space and move each with the arrows. Enter or a double click ends the shape, '
  + 'Backspace takes a point back, Escape the whole shape.';
const changing = 'Drag points. With the keyboard N and P choose a point, arrows move it (with Shift further), Insert adds one and Delete '
  + 'takes one away.';

const words = { line: 'Line', zone: 'Zone', roi: 'Part that is analysed (ROI)', droi: 'Part that counts (DROI)' };
const targets = 'name,description,data,location,event_source_group,source,groups,analytics,notification_policy,account_id';

/**
 * Lines, zones and regions of a stream, drawn over one of its frames.
 *
 * @param {string[]} parts the id
 * @returns {import('./app.js').Page}
 */
export function editPage([id]) {
  if (!uuidPattern.test(id ?? '')) return { title: 'Draw', node: h('p', {}, 'This is not the id of a stream.') };
  const state = h('p', { class: 'state', role: 'status' }, 'Waiting for a frame …');
  const analytic = h('select');
  const mode = select([['percent', 'percent of the frame'], ['abs', 'pixels'], ['wkt', 'pixels, as well-known text']]);
  const chosen = h('select');
  const name = h('input', { maxlength: '128' });
  const direction = select([['both', 'both ways'], ['forward', 'forward'], ['backward', 'backward']]);
  const tools = h('div', { class: 'buttons' });
  const json = h('pre', { tabindex: '0' });
  const board = new Board(changed);
  /** @type {any} */
  let stream = null;
  /** @type {any} */
  let size = null;

  const frames = watchFrames(id, (picture, header) => {
    board.setPicture(picture, header);
    frames.stop();
    size = header;
    setText(state, '');
    start();
  }, (status) => {
    if (status.stream_status !== 'in_progress') setText(state, 'The stream does not run: there is no frame to draw on until it does.');
  }, () => {});

  attempt(async () => {
    stream = await get(`2/streams/${id}`, { targets });
    const options = stream.analytics.map((/** @type {any} */ one, /** @type {number} */ i) =>
      h('option', { value: `${i}` }, `${i}: ${one.analytic_name}`));
    fill(analytic, ...options);
    start();
  });

  /** Frame and stream come in either order. */
  function start() {
    if (!stream || !size) return;
    board.setShapes(shapesOf(stream.analytics, size));
    offer();
  }

  const kindOf = () => stream.analytics[Number(analytic.value)].analytic_name;

  function offer() {
    const kinds = fitting(kindOf());
    fill(tools, ...kinds.map((kind) => button(`New: ${words[kind]}`, () => {
      board.add({ kind, name: nameFor(kind), points: [], analytic: Number(analytic.value), direction: 'both' });
    }, { 'data-kind': kind })));
  }

  /** @param {import('./shapes.js').ShapeKind} kind */
  function nameFor(kind) {
    if (kind === 'roi' || kind === 'droi') return '';
    let number = 1;
    while (board.shapes.some((shape) => shape.name === `${kind} ${number}`)) number++;
    return `${kind} ${number}`;
  }

  function changed() {
    const options = board.shapes.map((shape, i) => h('option', { value: `${i}`, selected: i === board.selected }, titleOf(shape)));
    fill(chosen, ...(options.length ? options : [h('option', { value: '-1' }, 'nothing is drawn')]));
    const shape = board.shapes[board.selected];
    name.disabled = !shape || shape.kind === 'roi' || shape.kind === 'droi';
    if (document.activeElement !== name) name.value = shape?.name ?? '';
    direction.disabled = shape?.kind !== 'line';
    direction.value = shape?.direction ?? 'both';
    remove.disabled = !shape;
    save.disabled = !stream || !size || board.isDrawing;
    if (stream && size) setText(json, JSON.stringify(applied(stream.analytics, board.shapes, size, mode.value), null, 2));
    setText(help, board.isDrawing ? drawing : changing);
  }

  const remove = button('Remove shape', () => board.remove(), { class: 'danger' });
  const save = button('Save into the stream', () => attempt(store), { class: 'primary', disabled: true });
  const help = h('p', { class: 'hint', id: 'draw-help' });
  board.canvas.setAttribute('aria-describedby', 'draw-help');
  analytic.addEventListener('change', offer);
  mode.addEventListener('change', changed);
  chosen.addEventListener('change', () => board.select(Number(chosen.value)));
  name.addEventListener('input', () => board.change((shape) => ({ ...shape, name: name.value })));
  direction.addEventListener('change', () => board.change((shape) => ({ ...shape, direction: direction.value })));

  async function store() {
    const { account_id: account, ...body } = stream;
    const analytics = applied(stream.analytics, board.shapes, size, mode.value);
    await call('PUT', `2/streams/${id}`, { account, body: bodyOf({ ...body, analytics }) });
    notice('Saved; the stream starts anew with it.');
    location.hash = `#/stream/${id}`;
  }

  const side = h(
    'div',
    { class: 'side sheet' },
    field('Analytic', analytic),
    tools,
    field('Shape', chosen),
    field('Name', name),
    field('What counts', direction),
    field('Coordinates', mode),
    h('div', { class: 'buttons' }, remove, save, h('a', { class: 'button', href: `#/stream/${id}` }, 'Back')),
  );
  const area = h('section', { class: 'live', 'aria-label': 'Drawing' }, board.canvas, state, help);
  const text = h('details', {}, h('summary', {}, 'The analytics as JSON'), copyButton(json), json);
  return {
    title: 'Draw',
    node: h('div', {}, h('div', { class: 'columns' }, area, side), text),
    stop() {
      frames.stop();
      board.stop();
    },
  };
}

/** @param {Shape} shape */
function titleOf(shape) {
  return [words[shape.kind], shape.name, `(analytic ${shape.analytic})`].filter(Boolean).join(' ');
}

/**
 * What is put of what was shown: without what the agent adds, and without what is not there.
 *
 * @param {any} stream
 */
function bodyOf(stream) {
  const { restart, attempt_count: attempts, delay } = stream.analytics[0].autorestart ?? {};
  const body = {
    ...stream,
    autorestart: restart === undefined ? undefined : { restart, attempt_count: attempts, delay },
    analytics: stream.analytics.map((/** @type {any} */ one) => ({
      analytic_name: one.analytic_name,
      parameters: one.parameters,
      label: one.label ?? undefined,
      schedule: one.schedule ?? undefined,
    })),
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined));
}
