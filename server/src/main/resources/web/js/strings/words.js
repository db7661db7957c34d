/** Says things in the reader's language. */

import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { Problem, Unreachable } from '../api/http.js';

/** @typedef {typeof en} Strings */
/** @typedef {{[K in keyof Strings]: Strings[K] extends string ? K : never}[keyof Strings]} Plain */
/** @typedef {{[K in keyof Strings]: Strings[K] extends {one: string, other: string} ? K : never}[keyof Strings]} Counted */

/** @type {Record<string, {name: string, strings: Strings}>} */
export const languages = {
  en: { name: 'English', strings: en },
  fr: { name: 'Français', strings: fr },
  de: { name: 'Deutsch', strings: de },
  it: { name: 'Italiano', strings: it },
  es: { name: 'Español', strings: es },
};

const CHOSEN = 'firn.language';

/** The language the page speaks, such as `en`. */
export const language = pick([localStorage.getItem(CHOSEN), ...navigator.languages]);
/** For dates and numbers: the reader's own variant of the language, such as `de-CH`. */
export const locale = navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;

const strings = languages[language]?.strings ?? en;
const plural = new Intl.PluralRules(locale);
const number = new Intl.NumberFormat(locale);

/** @param {string} tag takes effect with the next load of the page */
export function choose(tag) {
  localStorage.setItem(CHOSEN, tag);
}

/**
 * @param {Plain} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  return fill(strings[key], values);
}

/**
 * @param {Counted} key
 * @param {number} count
 */
export function sayCount(key, count) {
  const forms = strings[key];
  return fill(plural.select(count) === 'one' ? forms.one : forms.other, { count });
}

/**
 * What went wrong, in words.
 *
 * @param {unknown} fault
 */
export function sayFault(fault) {
  const problems = strings.problems;
  if (fault instanceof Unreachable) {
    return problems.unreachable;
  }
  if (!(fault instanceof Problem)) {
    throw fault;
  }
  const known = /** @type {Record<string, string>} */ (problems)[fault.code];
  return known ?? fill(problems.unknown, { detail: fault.message });
}

/** @param {(string | null)[]} wanted */
function pick(wanted) {
  const known = wanted.map((tag) => (tag ?? '').split('-')[0] ?? '').find((tag) => Object.hasOwn(languages, tag));
  return known ?? 'en';
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (hole, name) => {
    const value = values[name];
    return value === undefined ? hole : typeof value === 'number' ? number.format(value) : value;
  });
}
