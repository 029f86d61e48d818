/** Statuses by their numbers, and what each looks like. */
export const statuses = ['pending', 'in progress', 'done', 'restart', 'failure', 'stop', 'handler lost', 'unknown', 'paused'];

const looks = ['wait', 'good', 'plain', 'wait', 'bad', 'plain', 'wait', 'plain', 'plain'];

/** @param {number} status */
export const lookOf = (status) => looks[status] ?? 'plain';

/**
 * @param {number | null | undefined} seconds
 * @returns {string} such as 0.4 s, 12 s, 3 min, 2 h, 5 d
 */
export function span(seconds) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return '–';
  const value = Math.max(0, seconds);
  if (value < 10) return `${value.toFixed(1)} s`;
  if (value < 120) return `${Math.round(value)} s`;
  if (value < 7200) return `${Math.round(value / 60)} min`;
  return value < 172_800 ? `${Math.round(value / 3600)} h` : `${Math.round(value / 86_400)} d`;
}

/** @param {number | null | undefined} value */
export const rate = (value) => (value === null || value === undefined ? '–' : value.toFixed(1));

/** @param {string | null | undefined} time RFC 3339 */
export const when = (time) => (time ? new Date(time).toLocaleString() : '–');

/**
 * What an analytic counts in a frame, in a few words.
 *
 * @param {any} frame a frame's estimation
 * @returns {string}
 */
export function countsOf(frame) {
  const words = [];
  if (typeof frame.people_count === 'number') words.push(frame.people_count === 1 ? '1 person' : `${frame.people_count} people`);
  for (const count of frame.counts ?? []) words.push(`${count.line}: ${count.forward} → ${count.backward} ← (${count.label})`);
  for (const zone of frame.occupancies ?? []) words.push(`${zone.zone}: ${zone.count}`);
  if (!words.length && frame.humans) words.push(frame.humans.length === 1 ? '1 person' : `${frame.humans.length} people`);
  if (!words.length && frame.detections) words.push(frame.detections.length === 1 ? '1 object' : `${frame.detections.length} objects`);
  return words.join(', ');
}
