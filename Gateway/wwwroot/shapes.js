/**
 * What is drawn on a frame: lines, polygons and rectangles, in pixels of the original frame, from the contract's forms and back.
 *
 * @typedef {[number, number]} Point
 * @typedef {{width: number, height: number}} Size
 * @typedef {'roi' | 'droi' | 'line' | 'zone'} ShapeKind
 * @typedef {{kind: ShapeKind, name: string, points: Point[], analytic: number, direction?: string}} Shape
 */

/**
 * The shapes of a stream's analytics.
 *
 * @param {any[]} analytics of a stream as the API shows it
 * @param {Size} size of its frames
 * @returns {Shape[]}
 */
export function shapesOf(analytics, size) {
  return analytics.flatMap((one, analytic) => {
    const parameters = one.parameters?.parameters ?? {};
    /** @type {Shape[]} */
    const shapes = [];
    if (parameters.roi) shapes.push({ kind: 'roi', name: '', analytic, points: rectangleOf(parameters.roi, size) });
    for (const points of polygonsOf(parameters.droi, size)) shapes.push({ kind: 'droi', name: '', analytic, points });
    for (const line of parameters.lines ?? []) {
      const points = line.points.map((/** @type {Point} */ point) => toPixels(point, line.mode, size));
      shapes.push({ kind: 'line', name: line.name, analytic, points, direction: line.direction });
    }
    for (const zone of parameters.zones ?? []) {
      for (const points of polygonsOf(zone.region, size)) shapes.push({ kind: 'zone', name: zone.name, analytic, points });
    }
    return shapes;
  });
}

/**
 * @param {Point} point
 * @param {string | undefined} mode
 * @param {Size} size
 * @returns {Point}
 */
export function toPixels([x, y], mode, size) {
  return mode === 'percent' ? [(x * size.width) / 100, (y * size.height) / 100] : [x, y];
}

/**
 * @param {Point} point
 * @param {string | undefined} mode
 * @param {Size} size
 * @returns {Point}
 */
export function fromPixels([x, y], mode, size) {
  const round = (/** @type {number} */ value) => Math.round(value * 100) / 100;
  return mode === 'percent' ? [round((x * 100) / size.width), round((y * 100) / size.height)] : [Math.round(x), Math.round(y)];
}

/**
 * The polygons of a region, given as vertices or as well-known text; their outer rings.
 *
 * @param {any} region
 * @param {Size} size
 * @returns {Point[][]}
 */
export function polygonsOf(region, size) {
  if (!region) return [];
  /** @type {Point[][]} */
  const rings = region.form === 'wkt' ? ringsOf(String(region.area)) : region.area;
  return rings.map((ring) => ring.map((point) => toPixels(point, region.mode, size)));
}

/**
 * The outer rings of a POLYGON or MULTIPOLYGON in well-known text; holes are not drawn.
 *
 * @param {string} text
 * @returns {Point[][]}
 */
export function ringsOf(text) {
  const isMany = /^\s*multipolygon/i.test(text);
  const body = text.slice(text.indexOf('('));
  const polygons = isMany ? body.slice(1, -1).split(/\)\s*\)\s*,/) : [body];
  return polygons.map((polygon) => {
    const ring = /\(\s*\(?([^()]*)/.exec(polygon)?.[1] ?? '';
    const points = ring.split(',').map((pair) => /** @type {Point} */ (pair.trim().split(/\s+/).slice(0, 2).map(Number)));
    const [first, last] = [points[0], points[points.length - 1]];
    return points.length > 1 && first[0] === last[0] && first[1] === last[1] ? points.slice(0, -1) : points;
  });
}

/**
 * @param {any} roi
 * @param {Size} size
 * @returns {Point[]}
 */
function rectangleOf(roi, size) {
  const [left, top] = toPixels([roi.x, roi.y], roi.mode, size);
  const [right, bottom] = toPixels([roi.x + roi.width, roi.y + roi.height], roi.mode, size);
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}

/**
 * What can be drawn for an analytic.
 *
 * @param {string} analytic
 * @returns {ShapeKind[]}
 */
export function fitting(analytic) {
  if (analytic === 'line_crossing') return ['line', 'roi', 'droi'];
  return analytic === 'zone' ? ['zone', 'roi', 'droi'] : ['roi', 'droi'];
}

/**
 * Analytics with the shapes put into their parameters, in one of the contract's forms.
 *
 * @param {any[]} analytics
 * @param {Shape[]} shapes
 * @param {Size} size
 * @param {string} form percent, abs or wkt; lines and rectangles have no well-known text and are in pixels then
 * @returns {any[]}
 */
export function applied(analytics, shapes, size, form) {
  const mode = form === 'percent' ? 'percent' : 'abs';
  return analytics.map((one, index) => {
    const own = shapes.filter((shape) => shape.analytic === index);
    const of = (/** @type {ShapeKind} */ kind) => own.filter((shape) => shape.kind === kind);
    const rings = (/** @type {Shape[]} */ some) => some.map((shape) => shape.points.map((point) => fromPixels(point, mode, size)));
    const region = (/** @type {Shape[]} */ some) =>
      (form === 'wkt' ? { form, mode, area: textOf(rings(some)) } : { form: 'common', mode, area: rings(some) });
    const parameters = { ...one.parameters.parameters };
    const [roi] = of('roi');
    parameters.roi = roi ? { ...rectangleFrom(roi.points.map((point) => fromPixels(point, mode, size))), mode } : undefined;
    parameters.droi = of('droi').length ? region(of('droi')) : undefined;
    if (one.analytic_name === 'line_crossing') {
      parameters.lines = of('line').map(({ name, points, direction }) => ({
        name, points: points.map((point) => fromPixels(point, mode, size)), mode, direction: direction ?? 'both',
      }));
    }
    if (one.analytic_name === 'zone') {
      const names = [...new Set(of('zone').map((shape) => shape.name))];
      parameters.zones = names.map((name) => ({ name, region: region(of('zone').filter((shape) => shape.name === name)) }));
    }
    return { ...one, parameters: { ...one.parameters, parameters } };
  });
}

/** @param {Point[]} points */
function rectangleFrom(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const round = (/** @type {number} */ value) => Math.round(value * 100) / 100;
  return { x, y, width: round(Math.max(...xs) - x), height: round(Math.max(...ys) - y) };
}

/** @param {Point[][]} rings */
function textOf(rings) {
  const bodies = rings.map((ring) => `((${[...ring, ring[0]].map(([x, y]) => `${x} ${y}`).join(', ')}))`);
  return bodies.length === 1 ? `POLYGON ${bodies[0]}` : `MULTIPOLYGON (${bodies.join(', ')})`;
}
