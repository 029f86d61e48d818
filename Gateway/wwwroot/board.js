import { clamp, cornersOf, moved } from './corners.js';
import { h } from './dom.js';
import { colours, paintShape } from './draw.js';

/**
 * A frame with shapes that can be drawn and changed by mouse, touch and keyboard. Coordinates are pixels of the original frame.
 *
 * @typedef {import('./shapes.js').Shape} Shape
 * @typedef {import('./shapes.js').Point} Point
 */

/** How near, in pixels of the screen, a point counts as touched. */
const reach = 14;

export class Board {
  canvas = h('canvas', {
    width: '640', height: '360', tabindex: '0', class: 'board', role: 'application', 'aria-label': 'Shapes over a frame',
  });
  /** @type {Shape[]} */
  shapes = [];
  selected = -1;
  isDrawing = false;
  #point = 0;
  #isDragging = false;
  /** @type {{width: number, height: number}} */
  #size = { width: 640, height: 360 };
  #picture = document.createElement('canvas');
  #tell;

  /** @param {() => void} tell called after each change */
  constructor(tell) {
    this.#tell = tell;
    this.canvas.addEventListener('pointerdown', (event) => this.#press(event));
    this.canvas.addEventListener('pointermove', (event) => this.#drag(event));
    this.canvas.addEventListener('pointerup', () => { this.#isDragging = false; });
    this.canvas.addEventListener('pointercancel', () => { this.#isDragging = false; });
    this.canvas.addEventListener('dblclick', () => this.#finish());
    this.canvas.addEventListener('keydown', (event) => this.#key(event));
  }

  /**
   * @param {ImageBitmap} picture copied at once
   * @param {{width: number, height: number}} size of the original frame
   */
  setPicture(picture, size) {
    this.#size = { width: size.width, height: size.height };
    for (const canvas of [this.canvas, this.#picture]) [canvas.width, canvas.height] = [picture.width, picture.height];
    this.#picture.getContext('2d')?.drawImage(picture, 0, 0);
    this.#changed();
  }

  /** @param {Shape[]} shapes */
  setShapes(shapes) {
    this.shapes = shapes;
    this.select(shapes.length ? 0 : -1);
  }

  /** @param {number} index */
  select(index) {
    [this.selected, this.#point] = [index, 0];
    this.#changed();
  }

  /** @param {Shape} shape without points yet */
  add(shape) {
    this.shapes = [...this.shapes, shape];
    [this.selected, this.#point, this.isDrawing] = [this.shapes.length - 1, 0, true];
    this.canvas.focus();
    this.#changed();
  }

  remove() {
    this.shapes = this.shapes.filter((_, i) => i !== this.selected);
    this.isDrawing = false;
    this.select(this.shapes.length - 1);
  }

  /** @param {(shape: Shape) => Shape} how */
  change(how) {
    this.shapes = this.shapes.map((shape, i) => (i === this.selected ? how(shape) : shape));
    this.#changed();
  }

  stop() {
    this.#tell = () => {};
  }

  get #shape() { return this.shapes[this.selected]; }

  #least() {
    return this.#shape?.kind === 'zone' || this.#shape?.kind === 'droi' ? 3 : 2;
  }

  #most() {
    return this.#shape?.kind === 'line' || this.#shape?.kind === 'roi' ? 2 : 64;
  }

  /** @param {PointerEvent} event */
  #press(event) {
    const at = this.#at(event);
    if (this.isDrawing) {
      if (event.detail < 2) this.#append(at);
      return;
    }
    const found = this.#nearest(event);
    if (!found) return;
    [this.selected, this.#point, this.#isDragging] = [...found, true];
    this.canvas.setPointerCapture(event.pointerId);
    this.#changed();
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (this.#isDragging) this.#move(this.#at(event));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = (event.shiftKey ? 20 : 2) * (this.#size.width / 640);
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowLeft: () => this.#nudge(-step, 0),
      ArrowRight: () => this.#nudge(step, 0),
      ArrowUp: () => this.#nudge(0, -step),
      ArrowDown: () => this.#nudge(0, step),
      n: () => this.#choose(1),
      p: () => this.#choose(-1),
      Insert: () => (this.isDrawing ? this.#append(this.#middle()) : this.#insert()),
      ' ': () => this.isDrawing && this.#append(this.#middle()),
      Delete: () => this.#take(),
      Backspace: () => this.#take(),
      Enter: () => this.#finish(),
      Escape: () => this.isDrawing && this.remove(),
    };
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || !this.#shape || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  /** @param {Point} point */
  #append(point) {
    this.#point = this.#shape.points.length;
    this.change((shape) => ({ ...shape, points: [...shape.points, point] }));
    if (this.#shape.points.length >= this.#most()) this.#finish();
  }

  #insert() {
    const { points } = this.#shape;
    if (points.length >= this.#most() || points.length < 2) return;
    const [a, b] = [points[this.#point], points[(this.#point + 1) % points.length]];
    const middle = /** @type {Point} */ ([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
    this.#point++;
    this.change((shape) => ({ ...shape, points: points.toSpliced(this.#point, 0, middle) }));
  }

  #take() {
    const { points } = this.#shape;
    if (!this.isDrawing && points.length <= this.#least()) return;
    const at = this.isDrawing ? points.length - 1 : this.#point;
    this.change((shape) => ({ ...shape, points: points.filter((_, i) => i !== at) }));
    this.#point = Math.max(0, Math.min(this.#point, this.#shape.points.length - 1));
    this.#changed();
  }

  #finish() {
    if (!this.isDrawing || this.#shape.points.length < this.#least()) return;
    this.isDrawing = false;
    if (this.#shape.kind === 'roi') this.change((shape) => ({ ...shape, points: cornersOf(shape.points) }));
    this.#changed();
  }

  /** @param {number} by */
  #choose(by) {
    const count = this.#shape.points.length;
    if (count) this.#point = (this.#point + by + count) % count;
    this.#changed();
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #nudge(x, y) {
    const point = this.#shape.points[this.#point];
    if (point) this.#move([point[0] + x, point[1] + y]);
  }

  /** @param {Point} to */
  #move([x, y]) {
    const to = /** @type {Point} */ ([clamp(x, this.#size.width), clamp(y, this.#size.height)]);
    this.change((shape) => ({ ...shape, points: moved(shape, this.#point, to) }));
  }

  #middle() {
    const last = this.#shape.points.at(-1);
    const [x, y] = last ?? [this.#size.width / 2, this.#size.height / 2];
    return /** @type {Point} */ (last ? [clamp(x + this.#size.width / 10, this.#size.width), y] : [x, y]);
  }

  /** @param {PointerEvent} event @returns {Point} */
  #at(event) {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return [clamp(x * this.#size.width, this.#size.width), clamp(y * this.#size.height, this.#size.height)];
  }

  /** @param {PointerEvent} event @returns {[number, number] | null} shape and point */
  #nearest(event) {
    const [x, y] = this.#at(event);
    const scale = this.#size.width / this.canvas.getBoundingClientRect().width;
    /** @type {[number, number] | null} */
    let found = null;
    let best = reach * scale;
    this.shapes.forEach((shape, i) => shape.points.forEach((point, j) => {
      const distance = Math.hypot(point[0] - x, point[1] - y);
      if (distance <= best) [found, best] = [[i, j], distance];
    }));
    return found;
  }

  #changed() {
    this.#paint();
    this.#tell();
  }

  #paint() {
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.#picture, 0, 0);
    const scale = this.canvas.width / this.#size.width;
    context.setTransform(scale, 0, 0, this.canvas.height / this.#size.height, 0, 0);
    const unit = Math.max(1, this.canvas.width / 480) / scale;
    this.shapes.forEach((shape, i) => {
      paintShape(context, shape, unit, '');
      shape.points.forEach(([x, y], j) => {
        const isChosen = i === this.selected && j === this.#point;
        context.beginPath();
        context.arc(x, y, (isChosen ? 6 : 4) * unit, 0, 2 * Math.PI);
        context.fillStyle = isChosen ? colours.handle : colours[shape.kind];
        context.fill();
        context.strokeStyle = '#000';
        context.lineWidth = unit;
        context.stroke();
      });
    });
  }
}
