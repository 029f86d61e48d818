/**
 * A frame with what was found in it, on a canvas of its own size.
 *
 * @typedef {import('./shapes.js').Shape} Shape
 * @typedef {{width: number, height: number, results: any[]}} Header
 */

/** The colours of boxes and shapes; they stand on pictures, not on the page, and are the same in light and dark. */
export const colours = { box: '#00e676', roi: '#b0bec5', droi: '#40c4ff', line: '#ff4081', zone: '#ffd740', handle: '#ffffff' };

/**
 * @param {HTMLCanvasElement} canvas
 * @param {ImageBitmap} picture
 * @param {Header} header
 * @param {Shape[]} shapes
 */
export function paint(canvas, picture, header, shapes) {
  if (canvas.width !== picture.width || canvas.height !== picture.height) {
    canvas.width = picture.width;
    canvas.height = picture.height;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(picture, 0, 0);

  // From here on coordinates are those of the original frame; widths of lines are in pixels of the picture.
  const scale = picture.width / header.width;
  context.setTransform(scale, 0, 0, picture.height / header.height, 0, 0);
  const unit = Math.max(1, picture.width / 480) / scale;
  for (const shape of shapes) paintShape(context, shape, unit, countOf(shape, header.results));
  for (const result of header.results) {
    for (const one of result.frame.detections ?? []) paintBox(context, one, unit);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Shape} shape
 * @param {number} unit
 * @param {string} count
 */
export function paintShape(context, shape, unit, count) {
  const colour = colours[shape.kind];
  context.beginPath();
  shape.points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
  if (shape.kind !== 'line') context.closePath();
  context.strokeStyle = colour;
  context.lineWidth = 2 * unit;
  context.setLineDash(shape.kind === 'roi' || shape.kind === 'droi' ? [6 * unit, 4 * unit] : []);
  context.stroke();
  context.setLineDash([]);
  if (shape.kind === 'zone') {
    context.fillStyle = `${colour}22`;
    context.fill();
  }
  if (shape.kind === 'line') paintForward(context, shape.points, unit);
  if (shape.points.length) paintLabel(context, shape.points[0], [shape.name, count].filter(Boolean).join(' '), colour, unit);
}

/**
 * The side that forward leads to: an arrow in the middle of the line, to the right of who looks from its start to its end.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {import('./shapes.js').Point[]} points
 * @param {number} unit
 */
function paintForward(context, points, unit) {
  if (points.length < 2) return;
  const [[x1, y1], [x2, y2]] = points;
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [along, across] = [[(x2 - x1) / length, (y2 - y1) / length], [-(y2 - y1) / length, (x2 - x1) / length]];
  const [middle, size] = [[(x1 + x2) / 2, (y1 + y2) / 2], 10 * unit];
  context.beginPath();
  context.moveTo(middle[0] - along[0] * size * 0.6, middle[1] - along[1] * size * 0.6);
  context.lineTo(middle[0] + across[0] * size, middle[1] + across[1] * size);
  context.lineTo(middle[0] + along[0] * size * 0.6, middle[1] + along[1] * size * 0.6);
  context.closePath();
  context.fillStyle = colours.line;
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {any} detection
 * @param {number} unit
 */
function paintBox(context, { rect, label, track_id: track }, unit) {
  context.strokeStyle = colours.box;
  context.lineWidth = 2 * unit;
  context.strokeRect(rect.x, rect.y, rect.width, rect.height);
  const name = track === undefined || track === null ? label : `${label} ${track}`;
  paintLabel(context, [rect.x, rect.y], name, colours.box, 0.8 * unit);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./shapes.js').Point} at
 * @param {string} text
 * @param {string} colour
 * @param {number} unit
 */
function paintLabel(context, [x, y], text, colour, unit) {
  if (!text) return;
  context.font = `${11 * unit}px system-ui, sans-serif`;
  const [width, height] = [context.measureText(text).width + 6 * unit, 14 * unit];
  const top = y >= height ? y - height : y;
  context.fillStyle = colour;
  context.fillRect(x, top, width, height);
  context.fillStyle = '#000';
  context.fillText(text, x + 3 * unit, top + 11 * unit);
}

/**
 * What was counted at a shape up to this frame.
 *
 * @param {Shape} shape
 * @param {any[]} results
 */
function countOf(shape, results) {
  const frame = results.find((result) => result.analytic_index === shape.analytic)?.frame;
  if (shape.kind === 'zone') {
    const zone = frame?.occupancies?.find((/** @type {any} */ one) => one.zone === shape.name);
    return zone ? `${zone.count}` : '';
  }
  if (shape.kind !== 'line') return '';
  const counts = (frame?.counts ?? []).filter((/** @type {any} */ one) => one.line === shape.name);
  let [forward, backward] = [0, 0];
  for (const one of counts) {
    forward += one.forward;
    backward += one.backward;
  }
  return counts.length ? `${forward} forward, ${backward} backward` : '';
}
