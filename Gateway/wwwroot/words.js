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
 * @param {number} count
 * @param {string} one such as event
 * @param {string} [many] where it is not the same with an s
 * @returns {string} such as 1 event, 2 events
 */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/**
 * @param {string} word of the API, such as line_crossing or in_progress
 * @returns {string} the same for people
 */
export const spoken = (word) => word.replaceAll('_', ' ');

const notRunning = /** @type {Record<string, string>} */ ({
  pending: 'The stream waits for its start.',
  done: 'The stream has ended.',
  restart: 'The stream is being restarted.',
  failure: 'The stream has failed.',
  stop: 'The stream is stopped.',
  handler_lost: 'The silo of the stream was lost; another one takes it.',
  paused: 'The stream is paused.',
});

/**
 * Why a stream has no live picture.
 *
 * @param {string | null | undefined} status as the API has it; none if the stream was removed
 * @returns {string} a sentence
 */
export const reasonOf = (status) => (status ? notRunning[status] ?? `The stream is ${spoken(status)}.` : 'The stream was removed.');

/**
 * What an analytic counts in a frame, in a few words.
 *
 * @param {any} frame a frame's estimation
 * @returns {string}
 */
export function countsOf(frame) {
  const words = [];
  if (typeof frame.people_count === 'number') words.push(counted(frame.people_count, 'person', 'people'));
  for (const count of frame.counts ?? []) words.push(`${count.line}: ${count.forward} → ${count.backward} ← (${count.label})`);
  for (const zone of frame.occupancies ?? []) words.push(`${zone.zone}: ${zone.count}`);
  if (!words.length && frame.humans) words.push(counted(frame.humans.length, 'person', 'people'));
  if (!words.length && frame.detections) words.push(counted(frame.detections.length, 'object'));
  return words.join(', ');
}
