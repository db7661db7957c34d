/** The versions of a file, newest first. */

import { say, sayCount, sayFault } from '../strings/words.js';
import { askName, confirm } from '../ui/dialog.js';
import { el, fill, plain } from '../ui/dom.js';
import { longDate, moment, size } from '../ui/format.js';
import { icon } from '../ui/icons.js';
import { openMenu } from '../ui/menu.js';
import { doing, tell } from '../ui/notice.js';

/**
 * @import {DriveApi} from '../api/firn.js'
 * @import {Author, Node, Offer, Version, Versions} from '../api/types.js'
 */

export class VersionList {
  /**
   * @param {DriveApi} drive
   * @param {Offer} offer
   * @param {Node} node
   * @param {boolean} mayChange
   * @param {(node: Node) => void} changed
   */
  constructor(drive, offer, node, mayChange, changed) {
    this.drive = drive;
    this.node = node;
    this.mayChange = mayChange;
    this.changed = changed;
    this.list = el('ol', { class: 'versions' }, el('li', { class: 'hint loading' }, say('loading')));
    this.element = el('section', {}, el('h3', {}, say('versions')), this.list, el('p', { class: 'hint' }, keeping(offer)));
  }

  async load() {
    try {
      const versions = await this.drive.versions(this.node.id);
      fill(this.list, ...versions.versions.map((version) => this.entry(version, versions)));
    } catch (fault) {
      fill(this.list, el('li', { class: 'fault', role: 'alert' }, sayFault(fault)));
    }
  }

  /** @param {Node} node */
  renew(node) {
    const isOther = node.file?.version !== this.node.file?.version;
    this.node = node;
    if (isOther) {
      this.load();
    }
  }

  /**
   * @param {Version} version
   * @param {Versions} versions
   */
  entry(version, { current }) {
    const isCurrent = version.id === current;
    const { stored } = version;
    const menu = el(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        'aria-label': say('actionsFor', { name: say('versionOf', { date: moment(stored) }) }),
        click: () => openMenu(menu, this.items(version, isCurrent)),
      },
      icon('more'),
    );
    return el(
      'li',
      { class: isCurrent ? 'current' : undefined },
      el(
        'div',
        {},
        el('time', { datetime: stored, title: longDate(stored) }, moment(stored)),
        isCurrent && el('span', { class: 'badge' }, say('current')),
        version.kept && el('span', { class: 'badge kept', title: say('keepHint') }, say('kept')),
        el('p', { class: 'hint' }, `${size(version.content.size)} · `, by(version.author)),
      ),
      menu,
    );
  }

  /**
   * @param {Version} version
   * @param {boolean} isCurrent
   */
  items(version, isCurrent) {
    const href = this.drive.content(this.node.id, { version: version.id });
    const may = this.mayChange;
    /** @type {(import('../ui/menu.js').Item | false)[]} */
    const items = [
      { label: say('download'), icon: 'download', href, act: () => {} },
      may && !isCurrent && { label: say('restore'), icon: 'restore', act: doing(() => this.restore(version)) },
      may && { label: say('newFileFrom'), icon: 'newFile', act: doing(() => this.copy(version)) },
      may && { label: version.kept ? say('unkeep') : say('keep'), icon: 'check', act: doing(() => this.keep(version)) },
      may && !isCurrent && { label: say('delete'), icon: 'trash', act: doing(() => this.remove(version)), dangerous: true },
    ];
    return items.filter((item) => !!item);
  }

  /** @param {Version} version */
  async restore(version) {
    const node = await this.drive.restoreVersion(this.node.id, version.id);
    tell(say('versionRestored', { date: moment(version.stored) }));
    this.changed(node);
    await this.load();
  }

  /** @param {Version} version */
  async copy(version) {
    const { id, parent, name } = this.node;
    const words = { title: say('newFileFrom'), label: say('fileName'), accept: say('create'), value: dated(name, version.stored) };
    const made = await askName(words, (wanted) => this.drive.copyVersion(id, version.id, { parent, name: wanted }));
    if (made) {
      this.changed(made);
      tell(say('fileMade', { name: plain(made.name) }));
    }
  }

  /** @param {Version} version */
  async keep(version) {
    await this.drive.keepVersion(this.node.id, version.id, !version.kept);
    await this.load();
  }

  /** @param {Version} version */
  async remove(version) {
    const day = { date: moment(version.stored) };
    const words = { title: say('versionDeleteTitle', day), text: say('versionDeleteText'), accept: say('delete') };
    const done = await confirm(words, async () => {
      await this.drive.deleteVersion(this.node.id, version.id);
      return true;
    });
    if (done) {
      tell(say('versionDeleted', day));
      await this.load();
    }
  }
}

/**
 * Such as `plan (2026-11-24).txt`.
 *
 * @param {string} name
 * @param {string} stored
 */
function dated(name, stored) {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? dot : name.length;
  return `${name.slice(0, stem)} (${stored.slice(0, 10)})${name.slice(stem)}`;
}

/** @param {Author} author */
function by({ name, device }) {
  return el('bdi', {}, name && device ? say('versionBy', { name, device }) : name || device);
}

/** @param {Offer} offer */
function keeping({ versions, versionDays }) {
  return [
    versionDays === undefined ? '' : sayCount('keptForDays', versionDays),
    versions === undefined ? '' : sayCount('keptCount', versions),
  ]
    .filter(Boolean)
    .join(' ');
}
