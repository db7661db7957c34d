/** One node in the list. */

import { say } from '../strings/words.js';
import { el, nameOf, plain } from '../ui/dom.js';
import { date, longDate, size } from '../ui/format.js';
import { icon, iconOf } from '../ui/icons.js';

/**
 * @import {Node} from '../api/types.js'
 * @import {Acts} from './table.js'
 */

export class Row {
  /**
   * @param {Node} node
   * @param {Acts} acts
   */
  constructor(node, acts) {
    this.node = node;
    this.acts = acts;
    const { modified } = node.times;
    this.name = node.link
      ? el('span', { class: 'entry', tabindex: -1, title: say('linkTo', { target: plain(node.link.target) }) }, iconOf(node), nameOf(node.name))
      : el('a', { class: 'entry', href: acts.href(node) }, iconOf(node), nameOf(node.name));
    this.button = el(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        'aria-label': say('actionsFor', { name: plain(node.name) }),
        click: () => this.openMenu(),
      },
      icon('more'),
    );
    this.element = el(
      'tr',
      { role: 'row', 'data-id': node.id },
      el('td', { role: 'cell', class: 'col-name' }, this.name),
      el('td', { role: 'cell', class: 'col-size' }, sizeOf(node)),
      el('td', { role: 'cell', class: 'col-modified' }, el('time', { datetime: modified, title: longDate(modified) }, date(modified))),
      el('td', { role: 'cell', class: 'col-more' }, this.button),
    );
    this.reach(false);
  }

  openMenu() {
    this.acts.menu(this.node, this.button);
  }

  /** @param {boolean} byTab whether the tab key stops here */
  reach(byTab) {
    this.name.tabIndex = byTab ? 0 : -1;
    this.button.tabIndex = byTab ? 0 : -1;
  }

  /** @param {boolean} isOpen whether it is looked at beside the list */
  mark(isOpen) {
    this.element.classList.toggle('opened', isOpen);
    if (isOpen) {
      this.name.setAttribute('aria-current', 'true');
    } else {
      this.name.removeAttribute('aria-current');
    }
  }

  focus() {
    this.name.focus();
    this.element.scrollIntoView({ block: 'nearest' });
  }
}

/** @param {Node} node */
function sizeOf(node) {
  if (node.file) {
    return size(node.file.size);
  }
  return el('span', { class: 'hint' }, node.link ? say('link') : say('folder'));
}
