/** What was deleted, newest first, and the way back. */

import { sayRestored } from '../folder/actions.js';
import { say, sayCount } from '../strings/words.js';
import { confirm } from '../ui/dialog.js';
import { el, fill, nameOf, plain } from '../ui/dom.js';
import { date, longDate, size } from '../ui/format.js';
import { icon, iconOf } from '../ui/icons.js';
import { doing, tell } from '../ui/notice.js';

/**
 * @import {Change, Trashed} from '../api/types.js'
 * @import {Context, Page} from '../shell.js'
 */

const PAGE = 100;

/** @implements {Page} */
export class TrashPage {
  /** @param {Context} context */
  constructor(context) {
    this.drive = context.drive;
    this.offer = context.details.offer;
    /** @type {Map<number, Trashed>} */
    this.entries = new Map();
    /** @type {string | undefined} */
    this.next = undefined;
    this.title = say('trashTitle');
    this.empty = el('button', { type: 'button', class: 'dangerous', hidden: true, click: doing(() => this.emptyAll()) }, icon('trash'), say('emptyTrash'));
    this.more = el('button', { type: 'button', hidden: true, click: doing(() => this.loadMore()) }, say('showMore'));
    this.list = el('ul', { class: 'trash-list', 'aria-label': this.title });
    this.nothing = el('div', { class: 'empty', hidden: true }, icon('trash'), el('h2', {}, say('trashEmpty')));
    const days = this.offer.trashDays;
    this.element = el(
      'div',
      { class: 'folder' },
      el('div', { class: 'bar' }, el('h1', { tabindex: -1 }, this.title), el('div', { class: 'buttons' }, this.empty)),
      days !== undefined && el('p', { class: 'hint' }, sayCount('trashDays', days)),
      this.list,
      this.nothing,
      el('div', { class: 'list-end' }, this.more),
    );
  }

  async load() {
    this.entries.clear();
    this.next = undefined;
    await this.loadMore();
  }

  async loadMore() {
    const page = await this.drive.trashed(this.next, PAGE);
    for (const entry of page.entries) {
      this.entries.set(entry.node.id, entry);
    }
    this.next = page.next;
    this.render();
  }

  render() {
    fill(this.list, ...[...this.entries.values()].map((entry) => this.entry(entry)));
    this.more.hidden = this.next === undefined;
    this.empty.hidden = this.entries.size === 0;
    this.nothing.hidden = this.entries.size > 0;
  }

  /** @param {Trashed} trashed */
  entry(trashed) {
    const { node, at, author } = trashed;
    const name = plain(node.name);
    return el(
      'li',
      {},
      iconOf(node),
      el(
        'div',
        { class: 'trash-what' },
        nameOf(node.name),
        el(
          'p',
          { class: 'hint' },
          node.file && `${size(node.file.size)} · `,
          `${say('deletedAt')}: `,
          el('time', { datetime: at, title: longDate(at) }, date(at)),
          author.name && el('bdi', {}, ` ${say('deletedBy', { name: author.name })}`),
        ),
      ),
      el(
        'div',
        { class: 'buttons' },
        el('button', { type: 'button', 'aria-label': `${say('restore')}: ${name}`, click: doing(() => this.restore(trashed)) }, icon('restore'), el('span', {}, say('restore'))),
        el('button', { type: 'button', class: 'icon-button', 'aria-label': `${say('deleteForGood')}: ${name}`, title: say('deleteForGood'), click: doing(() => this.purge(trashed)) }, icon('trash')),
      ),
    );
  }

  /** @param {Trashed} trashed */
  async restore({ node }) {
    const restored = await this.drive.restore(node.id);
    this.drop(node.id);
    tell(sayRestored(node.name, restored.name));
  }

  /** @param {Trashed} trashed */
  async purge({ node }) {
    const name = plain(node.name);
    const words = { title: say('purgeTitle', { name }), text: say('purgeText'), accept: say('deleteForGood') };
    const done = await confirm(words, async () => {
      await this.drive.purge(node.id);
      return true;
    });
    if (done) {
      this.drop(node.id);
      tell(say('purged', { name }));
    }
  }

  async emptyAll() {
    const words = { title: say('emptyTrashTitle'), text: say('purgeText'), accept: say('emptyTrash') };
    const done = await confirm(words, async () => {
      await this.drive.emptyTrash();
      return true;
    });
    if (done) {
      await this.load();
      tell(say('trashEmptied'));
    }
  }

  /** @param {number} id */
  drop(id) {
    this.entries.delete(id);
    this.render();
    this.element.querySelector('h1')?.focus();
  }

  /** @param {import('../route.js').Route} route */
  show(route) {
    return route.page === 'trash' && route.drive === this.drive.id;
  }

  /** @param {Change[]} changes */
  heard(changes) {
    if (changes.some(({ what, node }) => what === 'trashed' || this.entries.has(node))) {
      doing(() => this.load())();
    }
  }

  close() {}
}
