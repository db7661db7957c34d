/** The nodes of a folder as far as they are known here, in the order they are shown. No part of the page, only data. */

/**
 * @import {Node, Nodes} from '../api/types.js'
 * @typedef {'name' | 'size' | 'modified'} Field
 * @typedef {{by: Field, down: boolean}} Sort
 */

/** @type {Field[]} */
export const FIELDS = ['name', 'size', 'modified'];

export class Listing {
  /** @param {string} locale whose alphabet sorts the names */
  constructor(locale) {
    this.collator = new Intl.Collator(locale, { numeric: true });
    /** @type {Map<number, Node>} */
    this.nodes = new Map();
    /** @type {Sort} */
    this.sort = { by: 'name', down: false };
    /** @type {string | undefined} begins the next page at the server; undefined when all are here */
    this.next = undefined;
    /** While pages are still coming by name, they stay in the server's order: nothing jumps when the last one arrives. */
    this.asServed = false;
  }

  /** @param {Nodes} page */
  add(page) {
    for (const node of page.nodes) {
      this.nodes.set(node.id, node);
    }
    this.next = page.next;
    this.asServed ||= page.next !== undefined;
  }

  /** @param {Sort} sort by name upwards needs no more than what is here; any other order needs all pages first */
  order(sort) {
    this.sort = sort;
    this.asServed = this.next !== undefined;
  }

  /**
   * A node that came or changed. One that a page to come will bring is left to it.
   *
   * @param {Node} node
   */
  put(node) {
    if (this.nodes.has(node.id) || this.next === undefined || compareAsServed(node.name, this.next) <= 0) {
      this.nodes.set(node.id, node);
    }
  }

  /**
   * @param {number} id
   * @returns {Node | undefined} what was removed
   */
  remove(id) {
    const node = this.nodes.get(id);
    this.nodes.delete(id);
    return node;
  }

  /** @returns {Node[]} */
  sorted() {
    const all = [...this.nodes.values()];
    if (this.asServed) {
      return all.sort((a, b) => compareAsServed(a.name, b.name));
    }
    const turn = this.sort.down ? -1 : 1;
    return all.sort((a, b) => foldersFirst(a, b) || turn * this.compare(a, b) || a.id - b.id);
  }

  /**
   * @param {Node} a
   * @param {Node} b
   */
  compare(a, b) {
    const byName = this.collator.compare(a.name, b.name);
    switch (this.sort.by) {
      case 'name':
        return byName;
      case 'size':
        return (a.file?.size ?? 0) - (b.file?.size ?? 0) || byName;
      case 'modified':
        return Date.parse(a.times.modified) - Date.parse(b.times.modified) || byName;
    }
  }
}

/**
 * @param {Node} a
 * @param {Node} b
 */
function foldersFirst(a, b) {
  return Number(isFolder(b)) - Number(isFolder(a));
}

/** @param {Node} node */
export function isFolder(node) {
  return !node.file && !node.link;
}

/**
 * By code point of the composed form, as the server sorts names.
 *
 * @param {string} a
 * @param {string} b
 */
function compareAsServed(a, b) {
  const one = [...a.normalize('NFC')];
  const other = [...b.normalize('NFC')];
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const step = (one[i]?.codePointAt(0) ?? 0) - (other[i]?.codePointAt(0) ?? 0);
    if (step !== 0) {
      return step;
    }
  }
  return one.length - other.length;
}
