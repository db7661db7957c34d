/** A text with a button that copies it. */

import { say } from '../strings/words.js';
import { el, fill } from './dom.js';
import { icon } from './icons.js';
import { announce } from './notice.js';

const SHOWN = 2000;

/**
 * @param {string} text
 * @param {string} label what the text is
 */
export function copyable(text, label) {
  const shown = el('input', { value: text, readonly: true, 'aria-label': label, focus: () => shown.select() });
  const word = el('span', {}, say('copy'));
  const copy = async () => {
    shown.select();
    // Clipboards are for secure addresses only; elsewhere the selected text can be copied by the old way.
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
    } else {
      document.execCommand('copy');
    }
    fill(word, say('copied'));
    announce(say('copied'));
    setTimeout(() => fill(word, say('copy')), SHOWN);
  };
  const button = el('button', { type: 'button', click: copy, 'aria-label': `${say('copy')}: ${label}` }, icon('copy'), word);
  return el('div', { class: 'copyable' }, shown, button);
}
