/** Makes elements. Text only ever becomes text nodes, so no name can become markup. */

/** @typedef {Node | string | number | false | undefined | null} Child */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | undefined | ((event: any) => void)>} [attributes] functions listen
 *     to the event they are named for (`click`); true sets an empty attribute, false and undefined none
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...texts(children));
  return element;
}

/**
 * Replaces all that an element holds.
 *
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...texts(children));
}

/**
 * Makes a parent's children these, touching only what differs: what stays keeps its focus.
 *
 * @param {Element} parent
 * @param {Element[]} wanted
 */
export function arrange(parent, wanted) {
  const stays = new Set(wanted);
  for (const child of [...parent.children]) {
    if (!stays.has(child)) {
      child.remove();
    }
  }
  let at = parent.firstElementChild;
  for (const child of wanted) {
    if (child === at) {
      at = at.nextElementSibling;
    } else {
      parent.insertBefore(child, at);
    }
  }
}

/** @param {Child[]} children */
function texts(children) {
  return children
    .filter((child) => child !== undefined && child !== null && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}

/**
 * A name from the drive as it is shown: apart from the text around it, and with characters that would hide or turn
 * parts of it made visible.
 *
 * @param {string} name
 */
export function nameOf(name) {
  return el('bdi', { class: 'name' }, plain(name));
}

/** @param {string} name the same for places that take text only */
export function plain(name) {
  return name.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
