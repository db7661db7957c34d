/** Short words at the edge of the page, read aloud too. */

import { say, sayFault } from '../strings/words.js';
import { el, fill } from './dom.js';
import { icon } from './icons.js';

const SHOWN = 10_000;

const quiet = el('div', { class: 'for-ears', role: 'status', 'aria-live': 'polite' });
const box = el('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });
document.body.append(quiet, box);

/** @param {string} text said to screen readers only */
export function announce(text) {
  fill(quiet, text);
}

/**
 * Tells what was done; goes away by itself, but not under the pointer or the focus.
 *
 * @param {string} text
 * @param {{label: string, act: () => void}} [action]
 * @param {boolean} [isFault]
 */
export function tell(text, action, isFault = false) {
  const gone = () => notice.remove();
  const act = () => {
    gone();
    action?.act();
  };
  const notice = el(
    'div',
    { class: isFault ? 'notice fault' : 'notice' },
    el('span', {}, text),
    action && el('button', { type: 'button', class: 'action', click: act }, action.label),
    el('button', { type: 'button', class: 'icon-button', 'aria-label': say('close'), click: gone }, icon('close')),
  );
  let timer = setTimeout(gone, SHOWN);
  const stay = () => clearTimeout(timer);
  const leave = () => {
    stay();
    timer = setTimeout(gone, SHOWN);
  };
  for (const event of ['mouseenter', 'focusin']) {
    notice.addEventListener(event, stay);
  }
  for (const event of ['mouseleave', 'focusout']) {
    notice.addEventListener(event, leave);
  }
  box.replaceChildren(notice);
}

/** @param {unknown} fault tells why something did not work */
export function tellFault(fault) {
  tell(sayFault(fault), undefined, true);
}

/**
 * For handlers of events: what the server refuses is told, in words.
 *
 * @param {() => Promise<unknown>} act
 * @returns {() => void}
 */
export function doing(act) {
  return () => {
    act().catch(tellFault);
  };
}
