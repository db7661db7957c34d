/** The list of a folder: a table that grows as one goes down, and that the arrow keys walk through. */

import { say, sayCount } from '../strings/words.js';
import { arrange, el, fill, plain } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { FIELDS } from './listing.js';
import { Row } from './row.js';

/**
 * @import {Node} from '../api/types.js'
 * @import {Field, Sort} from './listing.js'
 * @typedef {{
 *   href: (node: Node) => string,
 *   open: (node: Node) => void,
 *   menu: (node: Node, button: HTMLElement) => void,
 *   remove: (node: Node) => void,
 *   rename: (node: Node) => void,
 *   sort: (by: Field) => void,
 *   more: () => void,
 * }} Acts
 */

/** Rows that are added at a time. */
const STEP = 200;

export class Table {
  /**
   * @param {string} caption
   * @param {Acts} acts
   */
  constructor(caption, acts) {
    this.acts = acts;
    this.shown = STEP;
    /** @type {Map<number, Row>} */
    this.rows = new Map();
    /** @type {number | undefined} the file that is looked at */
    this.opened = undefined;
    /** @type {number | undefined} the row that the tab key reaches */
    this.at = undefined;
    this.heads = new Map(FIELDS.map((field) => [field, this.head(field)]));
    this.body = el('tbody', { role: 'rowgroup', keydown: (e) => this.onKey(e), focusin: (e) => this.onFocus(e) });
    const last = el('th', { role: 'columnheader' }, el('span', { class: 'for-ears' }, say('actionsFor', { name: '' })));
    this.table = el(
      'table',
      { role: 'table', 'aria-label': say('filesIn', { name: plain(caption) }) },
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...this.heads.values(), last)),
      this.body,
    );
    this.count = el('p', { class: 'hint' });
    this.more = el('button', { type: 'button', click: () => this.grow() }, say('showMore'));
    this.watch = new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && this.grow(), {
      rootMargin: '600px',
    });
    this.watch.observe(this.more);
    this.element = el('div', { class: 'list' }, this.table, el('div', { class: 'list-end' }, this.count, this.more));
  }

  /** @param {Field} field */
  head(field) {
    const sort = el('button', { type: 'button', class: 'sort', click: () => this.acts.sort(field) }, say(field), icon('back'));
    return el('th', { role: 'columnheader', class: `col-${field}` }, sort);
  }

  /**
   * @param {Node[]} nodes in order
   * @param {Sort} sort
   * @param {boolean} isAll whether the server has no more
   */
  show(nodes, sort, isAll) {
    this.nodes = nodes;
    this.isAll = isAll;
    for (const [field, head] of this.heads) {
      head.setAttribute('aria-sort', field !== sort.by ? 'none' : sort.down ? 'descending' : 'ascending');
    }
    const focused = this.focused();
    const place = focused === undefined ? -1 : [...this.rows.keys()].indexOf(focused);
    const now = nodes.slice(0, this.shown);
    this.rows = new Map(now.map((node) => [node.id, this.row(node)]));
    arrange(this.body, [...this.rows.values()].map((row) => row.element));
    if (this.at === undefined || !this.rows.has(this.at)) {
      this.reach(now[Math.max(0, Math.min(place, now.length - 1))]?.id);
    }
    if (focused !== undefined && this.focused() === undefined) {
      this.rows.get(this.at ?? 0)?.focus();
    }
    this.foot(now.length);
  }

  /** @param {Node} node */
  row(node) {
    const old = this.rows.get(node.id);
    if (old?.node === node) {
      return old;
    }
    const row = new Row(node, this.acts);
    row.reach(node.id === this.at);
    row.mark(node.id === this.opened);
    if (old) {
      const hadFocus = old.element.contains(document.activeElement);
      old.element.replaceWith(row.element);
      if (hadFocus) {
        row.focus();
      }
    }
    return row;
  }

  /** @param {number} shown */
  foot(shown) {
    const all = this.nodes?.length ?? 0;
    const words =
      shown < all && this.isAll
        ? say('entriesShown', { shown, count: all })
        : this.isAll
          ? sayCount('entries', all)
          : say('entriesShownMore', { shown });
    fill(this.count, words);
    this.more.hidden = shown === all && this.isAll === true;
  }

  grow() {
    this.shown += STEP;
    this.acts.more();
    // Still in sight after it has grown: asked again.
    this.watch.unobserve(this.more);
    this.watch.observe(this.more);
  }

  /** @param {number | undefined} id */
  reach(id) {
    this.rows.get(this.at ?? 0)?.reach(false);
    this.at = id;
    this.rows.get(id ?? 0)?.reach(true);
  }

  /** @param {number | undefined} id the file that is looked at beside the list */
  mark(id) {
    this.rows.get(this.opened ?? 0)?.mark(false);
    this.opened = id;
    this.rows.get(id ?? 0)?.mark(true);
  }

  focused() {
    return [...this.rows.values()].find((row) => row.element.contains(document.activeElement))?.node.id;
  }

  /** @param {number} [id] the row, or the one the tab key reaches */
  focus(id) {
    this.rows.get(id ?? this.at ?? 0)?.focus();
  }

  /** @param {FocusEvent} event */
  onFocus(event) {
    const row = /** @type {HTMLElement} */ (event.target).closest('tr');
    if (row) {
      this.reach(Number(row.dataset['id']));
    }
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const id = this.focused();
    const row = this.rows.get(id ?? 0);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const ids = [...this.rows.keys()];
    const at = ids.indexOf(row.node.id);
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => this.focus(ids[Math.min(at + 1, ids.length - 1)]),
      ArrowUp: () => this.focus(ids[Math.max(at - 1, 0)]),
      Home: () => this.focus(ids[0]),
      End: () => this.focus(ids[ids.length - 1]),
      Delete: () => this.acts.remove(row.node),
      F2: () => this.acts.rename(row.node),
      ContextMenu: () => row.openMenu(),
    };
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  close() {
    this.watch.disconnect();
  }
}
