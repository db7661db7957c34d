/** Questions that wait for an answer. */

import { say, sayFault } from '../strings/words.js';
import { el, fill } from './dom.js';

let count = 0;

/**
 * Shows a form in a dialog until it is answered or dismissed. A refusal stays in the dialog, in words.
 *
 * @template R
 * @param {{title: string, content: (Node | string)[], accept: string, dangerous?: boolean, dismiss?: boolean}} look
 * @param {() => Promise<R>} accepted
 * @returns {Promise<R | undefined>} undefined when it was dismissed
 */
export function form({ title, content, accept, dangerous = false, dismiss = true }, accepted) {
  const id = `dialog-${++count}`;
  const fault = el('p', { class: 'fault', role: 'alert' });
  const ok = el('button', { class: dangerous ? 'danger' : 'primary' }, accept);
  const cancel = el('button', { type: 'button', class: 'quiet', click: () => dialog.close() }, say('cancel'));
  /** @type {R | undefined} */
  let result;
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    ok.disabled = true;
    try {
      result = await accepted();
      dialog.close();
    } catch (problem) {
      fill(fault, sayFault(problem));
    } finally {
      ok.disabled = false;
    }
  };
  const dialog = el(
    'dialog',
    { 'aria-labelledby': id },
    el(
      'form',
      { submit },
      el('h2', { id }, title),
      ...content,
      fault,
      el('div', { class: 'buttons' }, dismiss && cancel, ok),
    ),
  );
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector('input')?.select();
  });
}

/**
 * @template R
 * @param {{title: string, text: string, accept: string}} words
 * @param {() => Promise<R>} accepted
 */
export function confirm({ title, text, accept }, accepted) {
  return form({ title, content: [el('p', {}, text)], accept, dangerous: true }, accepted);
}

/**
 * Asks for a name.
 *
 * @template R
 * @param {{title: string, label: string, accept: string, value?: string}} words
 * @param {(name: string) => Promise<R>} accepted
 */
export function askName({ title, label, accept, value = '' }, accepted) {
  const input = el('input', { value, required: true, maxlength: 255, autocomplete: 'off', spellcheck: 'false' });
  const content = [el('label', { class: 'field' }, el('span', {}, label), input)];
  const asked = form({ title, content, accept }, () => accepted(input.value));
  const dot = value.lastIndexOf('.');
  if (dot > 0) {
    input.setSelectionRange(0, dot);
  }
  return asked;
}
