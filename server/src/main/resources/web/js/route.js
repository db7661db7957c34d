/** Where in the page one is, kept in the address behind “#”, so that the browser's back button works. */

/**
 * @typedef {{page: 'folder', drive: number, folder: number, file?: number}
 *   | {page: 'trash', drive: number}
 *   | {page: 'programs', drive: number}
 *   | {page: 'start'}} Route
 */

/** The node of a drive's root folder. */
export const ROOT = 1;

/**
 * @param {string} hash
 * @returns {Route}
 */
export function parse(hash) {
  const found = /^#\/drives\/(\d+)(?:\/(trash|programs)|\/folders\/(\d+)(?:\/files\/(\d+))?)?$/.exec(hash);
  if (!found) {
    return { page: 'start' };
  }
  const [, drive, page, folder, file] = found;
  if (page === 'trash' || page === 'programs') {
    return { page, drive: Number(drive) };
  }
  const at = { page: /** @type {const} */ ('folder'), drive: Number(drive), folder: Number(folder ?? ROOT) };
  return file === undefined ? at : { ...at, file: Number(file) };
}

export const to = {
  /**
   * @param {number} drive
   * @param {number} folder
   * @param {number} [file] shown beside the folder
   */
  folder: (drive, folder, file) => `#/drives/${drive}/folders/${folder}${file === undefined ? '' : `/files/${file}`}`,
  /** @param {number} drive */
  trash: (drive) => `#/drives/${drive}/trash`,
  /** @param {number} drive */
  programs: (drive) => `#/drives/${drive}/programs`,
};
