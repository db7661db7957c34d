/** Sizes and dates as the reader's locale writes them. */

import { locale } from '../strings/words.js';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'];

const formats = UNITS.map(
  (unit, step) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: step === 0 ? 'long' : 'short',
      maximumFractionDigits: 1,
    }),
);
const shortDate = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
/** To the second: versions often come within a minute. */
const exactDate = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
const fullDate = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });

/** @param {number} bytes */
export function size(bytes) {
  let step = 0;
  let value = bytes;
  while (value >= 999.95 && step < UNITS.length - 1) {
    value /= 1000;
    step++;
  }
  return formats[step]?.format(value) ?? String(bytes);
}

/** @param {string} moment */
export function date(moment) {
  return format(shortDate, moment);
}

/** @param {string} stored */
export function moment(stored) {
  return format(exactDate, stored);
}

/** @param {string} moment */
export function longDate(moment) {
  return format(fullDate, moment);
}

/**
 * Drives keep any year; what a browser's dates cannot hold is shown as it came.
 *
 * @param {Intl.DateTimeFormat} how
 * @param {string} moment
 */
function format(how, moment) {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? moment : how.format(time);
}
