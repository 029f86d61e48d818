import { fill, h, svg } from './dom.js';
import { counted, span } from './words.js';

const [width, height] = [320, 72];
const [left, right, top, bottom] = [28, 4, 8, 16];

/** Seconds that a plot reaches back. */
const reach = 600;

/** Plots of one stream; lines and zones beyond them are in the events. */
const mostSeries = 24;

/**
 * Counts of a stream over time: a plot for each analytic, line and zone. A point is the largest value of a second of the source.
 */
export class Plots {
  node = h('section', { class: 'plots', hidden: true, 'aria-label': 'Counts over time' });
  #grid = h('div', { class: 'grid' });
  /** @type {Map<string, Series>} */
  #series = new Map();
  #timer = 0;

  constructor() {
    this.node.append(h('h2', {}, 'Counts over time'), this.#grid);
  }

  /**
   * @param {string} analytic
   * @param {any} frame what an analytic saw in one frame
   */
  add(analytic, frame) {
    for (const [name, value] of valuesOf(analytic, frame)) {
      let series = this.#series.get(name);
      if (!series) {
        if (this.#series.size >= mostSeries) continue;
        series = new Series(name);
        this.#series.set(name, series);
        this.#grid.append(series.node);
        this.node.hidden = false;
      }
      series.add(frame.time_offset, value);
    }
    this.#timer ||= setTimeout(() => this.#show(), 500);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #show() {
    this.#timer = 0;
    for (const series of this.#series.values()) series.show();
  }
}

class Series {
  /** Values by seconds of the source, the oldest first. @type {Map<number, number>} */
  #values = new Map();
  #last = -1;
  #name;
  node = h('figure');

  /** @param {string} name */
  constructor(name) {
    this.#name = name;
  }

  /**
   * @param {number} time
   * @param {number} value
   */
  add(time, value) {
    const second = Math.floor(time);

    // A source that begins again has times of its own.
    if (second < this.#last) this.#values.clear();
    this.#last = second;
    this.#values.set(second, Math.max(value, this.#values.get(second) ?? 0));
    for (const old of this.#values.keys()) {
      if (old > second - reach) break;
      this.#values.delete(old);
    }
  }

  show() {
    const [first] = this.#values.keys();
    const most = Math.max(...this.#values.values());
    const length = Math.max(10, this.#last - first);
    const now = this.#values.get(this.#last) ?? 0;
    const label = `${this.#name}: ${now} now, at most ${most} in ${span(this.#last - first)}`;
    fill(this.node, h('figcaption', {}, label), chart(label, [...this.#values], this.#last - length, length, most));
  }
}

/**
 * How many people or objects events counted while they lasted.
 *
 * @param {string} name
 * @param {any[]} events
 * @param {number} seconds of the video
 * @returns {HTMLElement | null} null if there is nothing to be shown
 */
export function timeline(name, events, seconds) {
  if (!events.length || !(seconds > 0)) return null;
  const bars = events.map(({ video_segment: { start_time_offset: start, end_time_offset: end }, people_count: people, visit }) => (
    { start, end, value: people ?? visit?.occupancy ?? 1 }));
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const label = `${name}: ${counted(events.length, 'event')}, at most ${most} at once`;
  const [x, y] = scales(0, seconds, most);
  const shapes = bars.map(({ start, end, value }) => svg('rect', {
    class: 'bar-value', x: x(start), y: y(value), width: Math.max(1, x(end) - x(start)), height: Math.max(1, y(0) - y(value)),
  }));
  return h('figure', {}, h('figcaption', {}, label), frame(label, most, '0 s', span(seconds), ...shapes));
}

/**
 * @param {string} label
 * @param {[number, number][]} points
 * @param {number} start
 * @param {number} length
 * @param {number} most
 */
function chart(label, points, start, length, most) {
  const [x, y] = scales(start, length, Math.max(1, most));
  const path = points.map(([time, value], i) => `${i ? `H${x(time)}V` : `M${x(time)} `}${y(value)}`).join('');
  return frame(label, Math.max(1, most), `${span(length)} ago`, 'now', svg('path', { class: 'line-value', d: path }));
}

/**
 * @param {number} start
 * @param {number} length
 * @param {number} most
 * @returns {[(time: number) => number, (value: number) => number]}
 */
function scales(start, length, most) {
  const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;
  return [
    (time) => round(left + ((time - start) / length) * (width - left - right)),
    (value) => round(height - bottom - (value / most) * (height - top - bottom)),
  ];
}

/**
 * @param {string} label
 * @param {number} most
 * @param {string} from
 * @param {string} to
 * @param {...SVGElement} shapes
 */
function frame(label, most, from, to, ...shapes) {
  const base = height - bottom;
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label, class: 'plot' },
    svg('path', { class: 'axis', d: `M${left} ${top}V${base}H${width - right}` }),
    svg('text', { x: left - 4, y: top + 4, 'text-anchor': 'end' }, String(most)),
    svg('text', { x: left - 4, y: base, 'text-anchor': 'end' }, '0'),
    svg('text', { x: left, y: height - 3 }, from),
    svg('text', { x: width - right, y: height - 3, 'text-anchor': 'end' }, to),
    ...shapes,
  );
}

/**
 * @param {string} analytic
 * @param {any} frame
 * @returns {[string, number][]}
 */
function valuesOf(analytic, frame) {
  /** @type {[string, number][]} */
  const values = [];
  if (typeof frame.people_count === 'number') values.push([`${analytic}: people`, frame.people_count]);
  for (const { zone, count } of frame.occupancies ?? []) values.push([`zone ${zone}`, count]);
  for (const { line, label, forward, backward } of frame.counts ?? []) {
    values.push([`line ${line}, ${label} forward`, forward], [`line ${line}, ${label} backward`, backward]);
  }
  if (!values.length && frame.humans) values.push([`${analytic}: people`, frame.humans.length]);
  if (!values.length && frame.detections) values.push([`${analytic}: objects`, frame.detections.length]);
  return values;
}
