/** A folder: its list, its buttons, and the file looked at beside it. */

import { FilePanel } from '../file/panel.js';
import { ROOT, to } from '../route.js';
import { locale, say } from '../strings/words.js';
import { el, fill, plain } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { openMenu } from '../ui/menu.js';
import { announce, doing } from '../ui/notice.js';
import { acceptDrops } from '../upload/drop.js';
import { makeFolder, remove, rename } from './actions.js';
import { buttons, crumbs } from './bar.js';
import { Listing, isFolder } from './listing.js';
import { sortChoice } from './sort.js';
import { Table } from './table.js';

/**
 * @import {Change, Details, Node} from '../api/types.js'
 * @import {Context, Page} from '../shell.js'
 * @import {Sort} from './listing.js'
 */

const PAGE = 1000;
/** More than so many changes at once are not read out one by one. */
const TALKATIVE = 3;
/** Changes after which a folder is elsewhere, or nowhere. */
const PLACING = ['moved', 'trashed', 'purged', 'restored', 'disappears'];

/** @implements {Page} */
export class FolderPage {
  /**
   * @param {Context} context
   * @param {number} folder
   */
  constructor(context, folder) {
    this.context = context;
    this.drive = context.drive;
    this.folder = folder;
    this.listing = new Listing(locale);
    this.busy = Promise.resolve();
    this.main = el('div', { class: 'folder' }, el('p', { class: 'hint loading' }, say('loading')));
    this.panel = new FilePanel(context, folder, this);
    this.element = el('div', { class: 'beside' }, this.main, this.panel.element);
  }

  async load() {
    const [details, page] = await Promise.all([
      this.drive.node(this.folder),
      this.drive.children(this.folder, { limit: PAGE }),
    ]);
    this.details = details;
    this.listing.add(page);
    this.render(details);
  }

  get title() {
    const name = this.folder === ROOT ? undefined : this.details?.node.name;
    return plain(name ?? this.context.details.drive.name);
  }

  get mayChange() {
    const right = this.details?.right;
    const role = this.context.details.drive.role;
    return this.folder === ROOT ? role === 'ADMINISTRATOR' : right === 'EDIT' || right === 'MANAGE';
  }

  /** @param {Details} details */
  render(details) {
    const upload = (/** @type {File[]} */ files) => this.context.uploads.add(this.drive, this.folder, files);
    const make = doing(async () => {
      const made = await makeFolder(this.drive, this.folder);
      if (made) {
        this.put(made);
        this.table?.focus(made.id);
      }
    });
    this.table = new Table(this.title, this.acts());
    this.empty = el('div', { class: 'empty' }, icon('folder'), el('h2', {}, say('emptyFolder')));
    if (this.mayChange) {
      this.empty.append(el('p', { class: 'hint' }, say('emptyFolderHint')));
      acceptDrops(this.main, this.title, upload);
    }
    this.sortChoice = sortChoice(this.listing.sort, (sort) => this.order(sort));
    const tools = buttons({ mayChange: this.mayChange, upload, makeFolder: make });
    fill(
      this.main,
      el('div', { class: 'bar' }, crumbs(this.context.details.drive, details), tools),
      this.sortChoice.element,
      this.table.element,
      this.empty,
    );
    this.refresh();
  }

  /** @returns {import('./table.js').Acts} */
  acts() {
    return {
      href: (node) =>
        isFolder(node) ? to.folder(this.drive.id, node.id) : to.folder(this.drive.id, this.folder, node.id),
      open: (node) => (location.hash = this.acts().href(node)),
      menu: (node, button) => openMenu(button, this.items(node)),
      remove: (node) => this.mayChange && doing(() => this.remove(node))(),
      rename: (node) => this.mayChange && doing(() => this.rename(node))(),
      sort: (by) => this.order({ by, down: this.listing.sort.by === by && !this.listing.sort.down }),
      more: () => this.more(),
    };
  }

  /** @param {Node} node */
  items(node) {
    /** @type {(import('../ui/menu.js').Item | false | undefined)[]} */
    const items = [
      isFolder(node) && { label: say('open'), icon: 'folder', act: () => this.acts().open(node) },
      node.file && { label: say('download'), icon: 'download', href: this.drive.content(node.id), act: () => {} },
      node.file && { label: say('versions'), icon: 'versions', act: () => this.acts().open(node) },
      this.mayChange && { label: say('rename'), icon: 'pencil', act: () => this.acts().rename(node) },
      this.mayChange && { label: say('delete'), icon: 'trash', act: () => this.acts().remove(node), dangerous: true },
    ];
    return items.filter((item) => !!item);
  }

  /** @param {Node} node */
  async rename(node) {
    const renamed = await rename(this.drive, node);
    if (renamed) {
      this.put(renamed);
      this.table?.focus(renamed.id);
    }
  }

  /** @param {Node} node */
  async remove(node) {
    await remove(this.drive, node, (restored) => this.put(restored));
    this.take(node.id);
  }

  /** @param {Node} node came or changed */
  put(node) {
    if (node.parent === this.folder) {
      this.listing.put(node);
      this.panel.renew(node);
    } else {
      this.listing.remove(node.id);
    }
    this.refresh();
  }

  /** @param {number} id went away */
  take(id) {
    this.panel.gone(id);
    const gone = this.listing.remove(id);
    this.refresh();
    return gone;
  }

  refresh() {
    const isAll = this.listing.next === undefined;
    const nodes = this.listing.sorted();
    this.table?.show(nodes, this.listing.sort, isAll);
    const isEmpty = nodes.length === 0 && isAll;
    this.table?.element.toggleAttribute('hidden', isEmpty);
    this.sortChoice?.show(this.listing.sort, isEmpty);
    this.empty?.toggleAttribute('hidden', !isEmpty);
  }

  /** @param {Sort} sort */
  order(sort) {
    const needsAll = sort.by !== 'name' || sort.down;
    doing(async () => {
      do {
        await this.fetchMore(needsAll);
      } while (needsAll && this.listing.next !== undefined);
      this.listing.order(sort);
      this.refresh();
    })();
  }

  more() {
    const rows = this.table?.shown ?? 0;
    doing(async () => {
      await this.fetchMore(rows > this.listing.nodes.size);
      this.refresh();
    })();
  }

  /** @param {boolean} isWanted one page at a time, however often it is asked */
  async fetchMore(isWanted) {
    const fetch = async () => {
      if (isWanted && this.listing.next !== undefined) {
        this.listing.add(await this.drive.children(this.folder, { after: this.listing.next, limit: PAGE }));
      }
    };
    const mine = this.busy.then(fetch);
    this.busy = mine.catch(() => {});
    await mine;
  }

  /** @param {import('../route.js').Route} route */
  show(route) {
    if (route.page !== 'folder' || route.drive !== this.drive.id || route.folder !== this.folder) {
      return false;
    }
    const was = this.panel.file;
    this.panel.show(route.file);
    this.table?.mark(route.file);
    if (route.file === undefined && was !== undefined) {
      this.table?.focus(was);
    }
    return true;
  }

  /** @param {Change[]} changes */
  heard(changes) {
    /** @type {string[]} */
    const said = [];
    for (const { node: id, now, what } of changes) {
      const known = this.listing.nodes.get(id);
      const isHere = now?.parent === this.folder && what !== 'trashed';
      if (now && isHere) {
        this.put(now);
        known ?? said.push(say('appeared', { name: plain(now.name) }));
      } else if (known) {
        this.take(id);
        said.push(say('disappeared', { name: plain(known.name) }));
      }
    }
    if (said.length > 0 && said.length <= TALKATIVE) {
      announce(said.join(' '));
    }
    const path = [this.folder, ...(this.details?.path ?? []).map((step) => step.id)];
    if (changes.some((change) => path.includes(change.node) && PLACING.includes(change.what))) {
      this.context.reopen();
    }
  }

  close() {
    this.table?.close();
  }
}
