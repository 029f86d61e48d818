import { paint } from './draw.js';
import { fill, h, setText } from './dom.js';
import { shapesOf } from './shapes.js';
import { watchFrames } from './sockets.js';
import { countsOf, reasonOf } from './words.js';

/**
 * The live picture of a stream: frames and their own results, drawn together. It takes frames only while it is seen.
 *
 * @param {string} id
 */
export function liveView(id) {
  const canvas = h('canvas', { width: '640', height: '360', role: 'img', 'aria-label': 'No frame has come yet' });
  const state = h('p', { class: 'state', role: 'status' }, 'Waiting for the first frame …');
  const counts = h('p', { class: 'counts' });
  const overlay = h('input', { type: 'checkbox', checked: true });
  const body = h('tbody');
  const heads = ['Track', 'Class', 'Score', 'Box'].map((word) => h('th', { scope: 'col' }, word));
  const table = h('table', { class: 'objects' }, h('caption', {}, 'In this frame'), h('thead', {}, h('tr', {}, ...heads)), body);
  /** @type {any[]} */
  let analytics = [];
  /** @type {ReturnType<typeof watchFrames> | null} */
  let frames = null;

  /**
   * @param {ImageBitmap} picture
   * @param {any} header
   */
  function show(picture, header) {
    const shapes = overlay.checked ? shapesOf(analytics, header) : [];
    paint(canvas, picture, overlay.checked ? header : { ...header, results: [] }, shapes);
    const words = header.results.map((/** @type {any} */ one) => countsOf(one.frame)).filter(Boolean).join('; ');
    const objects = header.results.flatMap((/** @type {any} */ one) => one.frame.detections ?? []);
    setText(state, '');
    setText(counts, words);
    fill(body, ...objects.map(rowOf));
    canvas.setAttribute('aria-label', `Frame at ${header.time_offset.toFixed(2)} s: ${words || 'nothing counted'}`);

    // For whoever compares the picture with what other feeds say of the same frame.
    canvas.dataset.timeOffset = String(header.time_offset);
    canvas.dataset.decodeTime = header.decode_time;
    canvas.dataset.cursor = header.cursor;
    canvas.dataset.width = String(header.width);
    canvas.dataset.height = String(header.height);
  }

  /** @param {any} status */
  function tell(status) {
    if (status.stream_status === 'in_progress') return;
    setText(state, `${reasonOf(status.stream_status)} ${status.error ?? ''}`);
    if (!status.stream_status) frames?.stop();
  }

  function follow() {
    frames?.stop();
    frames = document.hidden ? null : watchFrames(id, show, tell, (isOpen) => setText(state, isOpen ? '' : 'Connecting again …'));
  }

  document.addEventListener('visibilitychange', follow);
  follow();

  return {
    node: h(
      'section',
      { class: 'live', 'aria-label': 'Live picture' },
      canvas,
      state,
      counts,
      h('label', {}, overlay, ' Boxes and shapes'),
    ),
    objects: h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Objects in this frame' }, table),
    /** @param {any} stream */
    setStream(stream) {
      analytics = stream.analytics;
    },
    stop() {
      document.removeEventListener('visibilitychange', follow);
      frames?.stop();
    },
  };
}

/** @param {any} one */
function rowOf({ track_id: track, label, score, rect }) {
  return h(
    'tr',
    {},
    h('td', {}, track ?? '–'),
    h('td', {}, label),
    h('td', {}, `${Math.round(score * 100)} %`),
    h('td', {}, `${rect.x}, ${rect.y}, ${rect.width} × ${rect.height}`),
  );
}
