/** A menu below the button that opened it. */

import { el } from './dom.js';
import { icon } from './icons.js';

/** @typedef {{label: string, icon: string, act: () => void, href?: string, dangerous?: boolean}} Item */

/**
 * @param {HTMLElement} button
 * @param {Item[]} items
 */
export function openMenu(button, items) {
  const menu = el('div', { class: 'menu', role: 'menu', popover: 'auto' }, ...items.map(entry));
  menu.addEventListener('keydown', (event) => onKey(menu, event));
  menu.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'closed') {
      menu.remove();
      button.setAttribute('aria-expanded', 'false');
    }
  });
  menu.addEventListener('click', () => menu.hidePopover());
  (button.closest('main') ?? document.body).append(menu);
  button.setAttribute('aria-expanded', 'true');
  menu.showPopover();
  place(menu, button.getBoundingClientRect());
  move(menu, 0);
}

/** @param {Item} item */
function entry(item) {
  const content = [icon(item.icon), el('span', {}, item.label)];
  const look = { role: 'menuitem', tabindex: -1, class: item.dangerous ? 'dangerous' : undefined, click: item.act };
  return item.href === undefined
    ? el('button', { type: 'button', ...look }, ...content)
    : el('a', { href: item.href, download: true, ...look }, ...content);
}

/**
 * @param {HTMLElement} menu
 * @param {DOMRect} near
 */
function place(menu, near) {
  const { width, height } = menu.getBoundingClientRect();
  const below = near.bottom + height + 8 <= innerHeight;
  menu.style.left = `${Math.max(8, Math.min(near.right - width, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, below ? near.bottom + 4 : near.top - height - 4)}px`;
}

/**
 * @param {HTMLElement} menu
 * @param {KeyboardEvent} event
 */
function onKey(menu, event) {
  const steps = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  if (event.key in steps) {
    event.preventDefault();
    move(menu, steps[/** @type {keyof typeof steps} */ (event.key)]);
  } else if (event.key === 'Tab') {
    menu.hidePopover();
  }
  event.stopPropagation();
}

/**
 * @param {HTMLElement} menu
 * @param {number} step 0 for the first
 */
function move(menu, step) {
  const items = /** @type {HTMLElement[]} */ ([...menu.children]);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = Math.max(0, Math.min(items.length - 1, Math.max(at, 0) + step));
  items[next]?.focus();
}
