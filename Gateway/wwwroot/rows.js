import { fill, h } from './dom.js';

/**
 * A table whose rows stay as long as what they show is there: what has the focus keeps it.
 *
 * @template T
 * @typedef {{node: HTMLElement, show: (item: T) => void}} Row
 */

/** @template T */
export class Table {
  #body = h('tbody');
  #empty;
  /** @type {(item: T) => string} */
  #keyOf;
  /** @type {(item: T) => Row<T>} */
  #make;
  /** @type {Map<string, Row<T>>} */
  #rows = new Map();

  /**
   * @param {string} caption
   * @param {string[]} heads
   * @param {(item: T) => string} keyOf
   * @param {(item: T) => Row<T>} make
   * @param {string} nothing what is said where there is no row
   */
  constructor(caption, heads, keyOf, make, nothing) {
    this.#keyOf = keyOf;
    this.#make = make;
    this.#empty = h('p', { class: 'empty', hidden: true }, nothing);
    const head = h('thead', {}, h('tr', {}, ...heads.map((word) => h('th', { scope: 'col' }, word))));
    const table = h('table', {}, h('caption', { class: 'unseen' }, caption), head, this.#body);
    this.node = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption }, table, this.#empty);
  }

  /** @param {T[]} items */
  show(items) {
    const rows = new Map(items.map((item) => {
      const key = this.#keyOf(item);
      const row = this.#rows.get(key) ?? this.#make(item);
      row.show(item);
      return [key, row];
    }));
    this.#rows = rows;
    const nodes = [...rows.values()].map((row) => row.node);
    const isSame = nodes.length === this.#body.children.length && nodes.every((node, i) => this.#body.children[i] === node);
    if (!isSame) fill(this.#body, ...nodes);
    this.#empty.hidden = nodes.length > 0;
  }
}
