/** REST in the words of the page. */

import { address, ask, hear, send } from './http.js';

/** @import * as T from './types.js' */

export const session = {
  /** @returns {Promise<T.Account>} */
  who: () => ask('GET', '/session'),
  /**
   * @param {string} email
   * @param {string} password
   * @returns {Promise<T.Account>}
   */
  signIn: (email, password) => ask('POST', '/session', { email, password }),
  /** @returns {Promise<void>} */
  signOut: () => ask('DELETE', '/session'),
};

export const appPasswords = {
  /** @returns {Promise<T.AppPassword[]>} */
  list: () => ask('GET', '/account/app-passwords'),
  /**
   * @param {{name: string, drive?: number, readOnly: boolean}} wanted
   * @returns {Promise<T.NewAppPassword>}
   */
  make: (wanted) => ask('POST', '/account/app-passwords', wanted),
  /**
   * @param {number} id
   * @returns {Promise<void>}
   */
  revoke: (id) => ask('DELETE', `/account/app-passwords/${id}`),
};

/** @returns {Promise<T.Drive[]>} */
export const drives = () => ask('GET', '/drives');

/** One drive. */
export class DriveApi {
  /** @param {number} id */
  constructor(id) {
    this.id = id;
    this.path = `/drives/${id}`;
  }

  /** @returns {Promise<T.DriveDetails>} */
  details() {
    return ask('GET', this.path);
  }

  /**
   * @param {number} node
   * @returns {Promise<T.Details>}
   */
  node(node) {
    return ask('GET', this.at(node));
  }

  /**
   * @param {string} path of names from the drive's root
   * @returns {Promise<T.Details>}
   */
  resolve(path) {
    return ask('GET', `${this.path}/resolve?path=${encodeURIComponent(path)}`);
  }

  /**
   * @param {number} folder
   * @param {{after?: string | undefined, limit: number}} page
   * @returns {Promise<T.Nodes>}
   */
  children(folder, { after, limit }) {
    const behind = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
    return ask('GET', `${this.at(folder)}/children?limit=${limit}${behind}`);
  }

  /**
   * @param {number} parent
   * @param {string} name
   * @returns {Promise<T.Node>}
   */
  makeFolder(parent, name) {
    return ask('POST', `${this.path}/nodes`, { parent, name });
  }

  /**
   * @param {number} node
   * @param {string} name
   * @returns {Promise<T.Node>}
   */
  rename(node, name) {
    return ask('PATCH', this.at(node), { name });
  }

  /**
   * @param {number} node
   * @returns {Promise<void>}
   */
  trash(node) {
    return ask('DELETE', this.at(node));
  }

  /**
   * @param {string | undefined} after
   * @param {number} limit
   * @returns {Promise<T.Trash>}
   */
  trashed(after, limit) {
    return ask('GET', `${this.path}/trash?limit=${limit}${after === undefined ? '' : `&after=${after}`}`);
  }

  /**
   * @param {number} node goes where it was, under a free name
   * @returns {Promise<T.Node>}
   */
  restore(node) {
    return ask('POST', `${this.path}/trash/${node}/restore`, {});
  }

  /**
   * Deletes for good.
   *
   * @param {number} node
   * @returns {Promise<void>}
   */
  purge(node) {
    return ask('DELETE', `${this.path}/trash/${node}`);
  }

  /** @returns {Promise<void>} */
  emptyTrash() {
    return ask('DELETE', `${this.path}/trash`);
  }

  /**
   * @param {number} file
   * @returns {Promise<T.Versions>}
   */
  versions(file) {
    return ask('GET', `${this.at(file)}/versions`);
  }

  /**
   * @param {number} file
   * @param {number} version
   * @returns {Promise<T.Node>}
   */
  restoreVersion(file, version) {
    return ask('POST', `${this.at(file)}/versions/${version}/restore`);
  }

  /**
   * @param {number} file
   * @param {number} version
   * @param {{parent: number, name: string}} place of the new file
   * @returns {Promise<T.Node>}
   */
  copyVersion(file, version, place) {
    return ask('POST', `${this.at(file)}/versions/${version}/copy`, place);
  }

  /**
   * @param {number} file
   * @param {number} version
   * @param {boolean} kept
   * @returns {Promise<T.Version>}
   */
  keepVersion(file, version, kept) {
    return ask('PATCH', `${this.at(file)}/versions/${version}`, { kept });
  }

  /**
   * @param {number} file
   * @param {number} version
   * @returns {Promise<void>}
   */
  deleteVersion(file, version) {
    return ask('DELETE', `${this.at(file)}/versions/${version}`);
  }

  /**
   * Where the browser gets a file's content, the current one unless a version is named.
   *
   * @param {number} file
   * @param {{version?: number, inline?: boolean}} [options] inline: to be shown, where that is safe
   */
  content(file, { version, inline = false } = {}) {
    const of = version === undefined ? '' : `/versions/${version}`;
    return address(`${this.at(file)}${of}/content${inline ? '?inline=true' : ''}`);
  }

  /**
   * Writes a whole file at once.
   *
   * @param {number} parent
   * @param {File} file
   * @param {{name: string, replace: boolean, progress: (sent: number) => void, signal: AbortSignal}} options
   * @returns {Promise<T.Node>}
   */
  write(parent, file, { name, replace, progress, signal }) {
    const path = `${this.at(parent)}/children/${encodeURIComponent(name)}/content`;
    const modified = encodeURIComponent(new Date(file.lastModified).toISOString());
    /** @type {Record<string, string>} */
    const headers = replace ? {} : { 'If-None-Match': '*' };
    return send('PUT', `${path}?modified=${modified}`, file, { headers, progress, signal });
  }

  /**
   * @param {{parent: number, name: string, size: number, modified: string, ifAbsent: boolean}} wanted
   * @returns {Promise<T.Upload>}
   */
  openUpload(wanted) {
    return ask('POST', `${this.path}/uploads`, wanted);
  }

  /**
   * @param {string} upload
   * @returns {Promise<T.Upload>}
   */
  lookAtUpload(upload) {
    return ask('GET', `${this.path}/uploads/${upload}`);
  }

  /**
   * @param {string} upload
   * @param {number} offset
   * @param {Blob} bytes
   * @param {{progress: (sent: number) => void, signal: AbortSignal}} options
   * @returns {Promise<T.Upload>}
   */
  append(upload, offset, bytes, { progress, signal }) {
    const headers = { 'Upload-Offset': String(offset) };
    return send('PATCH', `${this.path}/uploads/${upload}`, bytes, { headers, progress, signal });
  }

  /**
   * @param {string} upload
   * @returns {Promise<T.Upload>}
   */
  commit(upload) {
    return ask('POST', `${this.path}/uploads/${upload}/commit`);
  }

  /**
   * @param {string} upload
   * @returns {Promise<void>}
   */
  cancelUpload(upload) {
    return ask('DELETE', `${this.path}/uploads/${upload}`);
  }

  /**
   * @param {number} after
   * @param {(changes: T.Changes) => void} heard
   * @param {() => void} refused
   * @returns {() => void}
   */
  hearChanges(after, heard, refused) {
    return hear(`${this.path}/changes/stream?after=${after}`, 'changes', heard, refused);
  }

  /** @param {number} node */
  at(node) {
    return `${this.path}/nodes/${node}`;
  }
}
