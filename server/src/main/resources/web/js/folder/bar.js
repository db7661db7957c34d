/** Above the list: where one is, and what can be made here. */

import { ROOT, to } from '../route.js';
import { say } from '../strings/words.js';
import { el, nameOf } from '../ui/dom.js';
import { icon } from '../ui/icons.js';

/** @import {Details, Drive} from '../api/types.js' */

/**
 * @param {Drive} drive
 * @param {Details} details
 */
export function crumbs(drive, details) {
  const steps = [...details.path, { id: details.node.id, name: details.node.name }];
  return el(
    'nav',
    { class: 'crumbs', 'aria-label': say('path') },
    el('ol', {}, ...steps.map((step, i) => el('li', {}, crumb(drive, step, i === steps.length - 1)))),
  );
}

/**
 * @param {Drive} drive
 * @param {import('../api/types.js').Step} step
 * @param {boolean} isHere
 */
function crumb(drive, step, isHere) {
  const name = nameOf(step.id === ROOT ? drive.name : step.name);
  return isHere
    ? el('h1', { tabindex: -1, 'aria-current': 'page' }, name)
    : el('a', { href: to.folder(drive.id, step.id) }, name);
}

/**
 * @param {{mayChange: boolean, upload: (files: File[]) => void, makeFolder: () => void}} can
 */
export function buttons({ mayChange, upload, makeFolder }) {
  if (!mayChange) {
    return el('p', { class: 'hint' }, say('viewOnly'));
  }
  const chosen = () => {
    upload([...(chooser.files ?? [])]);
    chooser.value = '';
  };
  const chooser = el('input', { type: 'file', multiple: true, hidden: true, change: chosen });
  return el(
    'div',
    { class: 'buttons' },
    el('button', { type: 'button', click: makeFolder }, icon('newFolder'), el('span', {}, say('newFolder'))),
    el(
      'button',
      { type: 'button', class: 'primary', click: () => chooser.click() },
      icon('upload'),
      el('span', {}, say('upload')),
    ),
    chooser,
  );
}
