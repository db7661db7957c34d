/** The name of the house. */

import { el } from './dom.js';

export function brand() {
  return el('span', { class: 'brand' }, el('img', { src: '/icon.svg', alt: '', width: 28, height: 28 }), 'Firn');
}
