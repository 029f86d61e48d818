/**
 * @typedef {import('./shapes.js').Shape} Shape
 * @typedef {import('./shapes.js').Point} Point
 */

/**
 * A point of a rectangle takes its neighbours along.
 *
 * @param {Shape} shape
 * @param {number} index
 * @param {Point} to
 * @returns {Point[]}
 */
export function moved(shape, index, to) {
  if (shape.kind !== 'roi' || shape.points.length !== 4) return shape.points.map((point, i) => (i === index ? to : point));
  return cornersOf([to, shape.points[(index + 2) % 4]], index);
}

/**
 * The corners of a rectangle with two opposite ones given.
 *
 * @param {Point[]} points
 * @param {number} [first] which corner the first point is, from the upper left clockwise
 * @returns {Point[]}
 */
export function cornersOf([[x1, y1], [x2, y2]], first = 0) {
  const corners = /** @type {Point[]} */ (first % 2 ? [[x1, y1], [x1, y2], [x2, y2], [x2, y1]] : [[x1, y1], [x2, y1], [x2, y2], [x1, y2]]);
  return corners.map((_, i) => corners[(i - first + 4) % 4]);
}

/**
 * @param {number} value
 * @param {number} most
 */
export const clamp = (value, most) => Math.min(most, Math.max(0, value));
