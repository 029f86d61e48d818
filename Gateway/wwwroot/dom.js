/**
 * Elements are built, never written as markup: whatever a value holds, it becomes a text or an attribute.
 *
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Record<string, any> & {on?: Record<string, (event: any) => unknown>}} Props
 */

/**
 * Builds an element. `class`, `for` and the like are attributes, `on` has listeners, `value` and `checked` are properties.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, /** @type {any} */ (listener));
    } else if (name === 'value' || name === 'checked') {
      /** @type {any} */ (element)[name] = value;
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...kept(children));
  return element;
}

const svgSpace = 'http://www.w3.org/2000/svg';

/**
 * Builds an element of a drawing.
 *
 * @param {string} tag
 * @param {Record<string, string | number>} props
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, props, ...children) {
  const element = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, String(value));
  element.append(...kept(children));
  return /** @type {SVGElement} */ (element);
}

/**
 * Puts children in the place of those that an element has.
 *
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...kept(children));
}

/**
 * Changes a text only if it is another one: what is selected or read aloud stays as it is.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {string} label
 * @param {() => unknown} act
 * @param {Props} [props]
 */
export function button(label, act, props = {}) {
  return h('button', { type: 'button', ...props, on: { click: act } }, label);
}

let lastId = 0;

/**
 * A control with its label.
 *
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [hint]
 */
export function field(label, control, hint) {
  control.id ||= `f${++lastId}`;
  if (!hint) return h('div', { class: 'field' }, h('label', { for: control.id }, label), control);
  const id = `${control.id}-hint`;
  control.setAttribute('aria-describedby', id);
  return h('div', { class: 'field' }, h('label', { for: control.id }, label), control, h('p', { class: 'hint', id }, hint));
}

/**
 * @param {[string, string][]} options values and words
 * @param {string} [value]
 * @param {Props} [props]
 */
export function select(options, value, props = {}) {
  return h('select', props, ...options.map(([key, word]) => h('option', { value: key, selected: key === value }, word)));
}

/**
 * Tells something at the edge of the page, also to who listens to it.
 *
 * @param {string} text
 * @param {'good' | 'bad'} [kind]
 */
export function notice(text, kind = 'good') {
  const note = h('p', { class: `notice ${kind}` }, text);
  document.getElementById('notices')?.append(note);
  setTimeout(() => note.remove(), kind === 'bad' ? 12_000 : 5_000);
}

/**
 * Does something and tells what went wrong.
 *
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T | undefined>}
 */
export async function attempt(act) {
  try {
    return await act();
  } catch (fault) {
    notice(fault instanceof Error ? fault.message : String(fault), 'bad');
    return undefined;
  }
}

/** @param {Child[]} children @returns {(Node | string)[]} */
function kept(children) {
  return children
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === 'number' ? String(child) : /** @type {Node | string} */ (child)));
}
