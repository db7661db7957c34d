/** Files that are dragged onto a folder. */

import { say } from '../strings/words.js';
import { el } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { tell } from '../ui/notice.js';

/**
 * @param {HTMLElement} place
 * @param {string} name where the files will go
 * @param {(files: File[]) => void} upload
 */
export function acceptDrops(place, name, upload) {
  const veil = el('div', { class: 'veil', 'aria-hidden': 'true' }, icon('upload'), el('p', {}, say('dropHere', { name })));
  const over = (/** @type {DragEvent} */ event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      event.stopPropagation();
      place.append(veil);
    }
  };
  place.addEventListener('dragenter', over);
  place.addEventListener('dragover', over);
  place.addEventListener('dragleave', (event) => {
    if (!(event.relatedTarget instanceof Node && place.contains(event.relatedTarget))) {
      veil.remove();
    }
  });
  place.addEventListener('drop', (event) => {
    veil.remove();
    if (event.dataTransfer && hasFiles(event)) {
      event.preventDefault();
      event.stopPropagation();
      upload(files(event.dataTransfer));
    }
  });
}

/** A file that is dropped beside a folder's list does nothing, rather than take the place of the page. */
export function ignoreOtherDrops() {
  for (const name of /** @type {const} */ (['dragover', 'drop'])) {
    addEventListener(name, (event) => {
      if (event.dataTransfer && hasFiles(event)) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'none';
      }
    });
  }
}

/** @param {DragEvent} event */
function hasFiles(event) {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** @param {DataTransfer} dropped */
function files(dropped) {
  const items = [...dropped.items].filter((item) => item.kind === 'file');
  const plainFiles = items.filter((item) => !item.webkitGetAsEntry()?.isDirectory);
  if (plainFiles.length < items.length) {
    tell(say('noFolders'), undefined, true);
  }
  return plainFiles.map((item) => item.getAsFile()).filter((file) => file !== null);
}
