/** Chooses the order where the list has no heads to click: on narrow screens. */

import { say } from '../strings/words.js';
import { el, fill } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { FIELDS } from './listing.js';

/** @import {Field, Sort} from './listing.js' */

/**
 * @param {Sort} sort
 * @param {(sort: Sort) => void} chosen
 */
export function sortChoice(sort, chosen) {
  let now = sort;
  const by = el(
    'select',
    { 'aria-label': say('sortBy'), change: () => chosen({ by: /** @type {Field} */ (by.value), down: now.down }) },
    ...FIELDS.map((field) => el('option', { value: field }, say(field))),
  );
  const turn = el('button', { type: 'button', class: 'icon-button', click: () => chosen({ by: now.by, down: !now.down }) });
  const element = el('div', { class: 'sort-choice' }, el('span', { class: 'hint' }, say('sortBy')), by, turn);
  /**
   * @param {Sort} next
   * @param {boolean} isEmpty
   */
  const show = (next, isEmpty) => {
    now = next;
    by.value = next.by;
    element.hidden = isEmpty;
    turn.classList.toggle('down', next.down);
    turn.setAttribute('aria-label', next.down ? say('descending') : say('ascending'));
    fill(turn, icon('back'));
  };
  show(sort, false);
  return { element, show };
}
