/** The door. */

import { session } from '../api/firn.js';
import { Problem } from '../api/http.js';
import { say, sayCount, sayFault } from '../strings/words.js';
import { el, fill } from '../ui/dom.js';
import { brand } from '../ui/brand.js';
import { languageChoice } from './language.js';

/**
 * @import {Account} from '../api/types.js'
 * @param {string} remark why one has to sign in, or ""
 * @param {(account: Account) => void} signedIn
 */
export function signInPage(remark, signedIn) {
  const email = el('input', { type: 'email', name: 'email', autocomplete: 'username', autocapitalize: 'none', required: true });
  const password = el('input', { type: 'password', name: 'password', autocomplete: 'current-password', required: true });
  const button = el('button', { class: 'primary wide' }, say('signIn'));
  const fault = el('p', { class: 'fault', role: 'alert' }, remark);
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (email.value === '' || password.value === '') {
      fill(fault, say('fillIn'));
      (email.value === '' ? email : password).focus();
      return;
    }
    button.disabled = true;
    fill(button, say('signingIn'));
    try {
      signedIn(await session.signIn(email.value, password.value));
    } catch (problem) {
      refused(problem);
    }
  };
  const ready = () => {
    button.disabled = false;
    fill(button, say('signIn'));
  };
  const refused = (/** @type {unknown} */ problem) => {
    const wait = problem instanceof Problem ? Number(problem.members['seconds'] ?? 0) : 0;
    if (wait > 0) {
      fill(button, say('signIn'));
      countDown(fault, wait, ready);
      return;
    }
    ready();
    fill(fault, sayFault(problem));
    password.select();
  };
  return el(
    'main',
    { class: 'door' },
    el(
      'form',
      { class: 'card', novalidate: true, submit },
      brand(),
      el('h1', {}, say('signInTitle')),
      el('label', { class: 'field' }, el('span', {}, say('email')), email),
      el('label', { class: 'field' }, el('span', {}, say('password')), password),
      fault,
      button,
    ),
    languageChoice(),
  );
}

/**
 * Says how long to wait: aloud once, on the screen every second.
 *
 * @param {HTMLElement} place
 * @param {number} seconds
 * @param {() => void} over
 */
function countDown(place, seconds, over) {
  fill(place, sayCount('tooManyTries', seconds));
  const end = Date.now() + seconds * 1000;
  const timer = setInterval(() => {
    const left = Math.ceil((end - Date.now()) / 1000);
    place.setAttribute('aria-live', 'off');
    fill(place, left > 0 ? sayCount('tooManyTries', left) : '');
    if (left <= 0) {
      clearInterval(timer);
      place.removeAttribute('aria-live');
      over();
    }
  }, 1000);
}
