/** What can be done with the nodes of a folder. */

import { say } from '../strings/words.js';
import { askName } from '../ui/dialog.js';
import { plain } from '../ui/dom.js';
import { doing, tell } from '../ui/notice.js';

/**
 * @import {DriveApi} from '../api/firn.js'
 * @import {Node} from '../api/types.js'
 */

/**
 * @param {DriveApi} drive
 * @param {number} parent
 */
export async function makeFolder(drive, parent) {
  const made = await askName(
    { title: say('newFolder'), label: say('folderName'), accept: say('create') },
    (name) => drive.makeFolder(parent, name),
  );
  if (made) {
    tell(say('folderMade', { name: plain(made.name) }));
  }
  return made;
}

/**
 * @param {DriveApi} drive
 * @param {Node} node
 */
export async function rename(drive, node) {
  const renamed = await askName(
    { title: say('rename'), label: say('newName'), accept: say('rename'), value: node.name },
    (name) => (name === node.name ? Promise.resolve(node) : drive.rename(node.id, name)),
  );
  if (renamed && renamed !== node) {
    tell(say('renamed', { name: plain(renamed.name) }));
  }
  return renamed;
}

/**
 * To the trash at once: nothing is lost by it, and one click brings it back.
 *
 * @param {DriveApi} drive
 * @param {Node} node
 * @param {(restored: Node) => void} undone
 */
export async function remove(drive, node, undone) {
  const name = plain(node.name);
  await drive.trash(node.id);
  const undo = async () => {
    const restored = await drive.restore(node.id);
    undone(restored);
    tell(sayRestored(node.name, restored.name));
  };
  tell(say('deleted', { name }), { label: say('undo'), act: doing(undo) });
}

/**
 * The drive finds another name for what comes back to a taken one.
 *
 * @param {string} was
 * @param {string} is
 */
export function sayRestored(was, is) {
  const name = plain(was);
  return was === is ? say('restored', { name }) : say('restoredAs', { name, other: plain(is) });
}
