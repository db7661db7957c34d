/** One file beside its folder: what it is, what can be done with it, its versions. */

import { Problem } from '../api/http.js';
import { to } from '../route.js';
import { say, sayFault } from '../strings/words.js';
import { el, fill, nameOf, plain } from '../ui/dom.js';
import { date, longDate, size } from '../ui/format.js';
import { icon, iconOf, kind } from '../ui/icons.js';
import { VersionList } from './versions.js';

/**
 * @import {Node} from '../api/types.js'
 * @import {Context} from '../shell.js'
 * @typedef {{mayChange: boolean, put(node: Node): void, acts(): import('../folder/table.js').Acts}} Owner the folder's page
 */

/** What browsers show by themselves, and the server lets them. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|bmp|avif)|text\/plain|audio\/.*|video\/.*)$/;

const KINDS = /** @type {const} */ ({
  archive: 'kindArchive',
  code: 'kindCode',
  file: 'kindFile',
  image: 'kindImage',
  music: 'kindMusic',
  sheet: 'kindSheet',
  text: 'kindText',
  video: 'kindVideo',
});

export class FilePanel {
  /**
   * @param {Context} context
   * @param {number} folder
   * @param {Owner} owner
   */
  constructor(context, folder, owner) {
    this.context = context;
    this.folder = folder;
    this.owner = owner;
    /** @type {number | undefined} */
    this.file = undefined;
    /** @type {Node | undefined} */
    this.node = undefined;
    /** @type {VersionList | undefined} */
    this.versions = undefined;
    const onKey = (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.close();
    this.element = el('aside', { class: 'panel', hidden: true, keydown: onKey });
  }

  /** @param {number | undefined} file */
  show(file) {
    if (file === this.file) {
      return;
    }
    this.file = file;
    this.node = undefined;
    this.versions = undefined;
    this.element.hidden = file === undefined;
    if (file !== undefined) {
      fill(this.element, this.top(), el('p', { class: 'hint loading' }, say('loading')));
      this.load(file);
    }
  }

  /** @param {number} file */
  async load(file) {
    try {
      const details = await this.context.drive.node(file);
      if (file === this.file && details.node.file) {
        this.render(details.node);
        this.element.querySelector('h2')?.focus();
        await this.versions?.load();
      }
    } catch (fault) {
      if (file === this.file) {
        const isGone = fault instanceof Problem && fault.code === 'not-found';
        fill(this.element, this.top(), el('p', { class: 'fault', role: 'alert' }, isGone ? say('fileGone') : sayFault(fault)));
      }
    }
  }

  /** @param {Node} node */
  render(node) {
    this.node = node;
    const { drive, details } = this.context;
    const changed = (/** @type {Node} */ renewed) => this.owner.put(renewed);
    this.versions ??= new VersionList(drive, details.offer, node, this.owner.mayChange, changed);
    this.element.setAttribute('aria-label', say('fileDetails', { name: plain(node.name) }));
    fill(
      this.element,
      this.top(),
      el('div', { class: 'panel-head' }, iconOf(node), el('h2', { tabindex: -1 }, nameOf(node.name))),
      this.buttons(node),
      facts(node),
      this.versions.element,
    );
  }

  top() {
    return el(
      'div',
      { class: 'panel-top' },
      el('button', { type: 'button', class: 'icon-button', 'aria-label': say('close'), click: () => this.close() }, icon('close')),
    );
  }

  /** @param {Node} node */
  buttons(node) {
    const { drive } = this.context;
    const mediaType = node.file?.mediaType ?? '';
    const acts = this.owner.acts();
    const shown = { class: 'button', href: drive.content(node.id, { inline: true }), target: '_blank', rel: 'noopener' };
    return el(
      'div',
      { class: 'buttons' },
      el('a', { class: 'button primary', href: drive.content(node.id), download: true }, icon('download'), say('download')),
      SHOWN.test(mediaType) && el('a', shown, icon('file'), say('open')),
      this.owner.mayChange && button('pencil', say('rename'), () => acts.rename(node)),
      this.owner.mayChange && button('trash', say('delete'), () => acts.remove(node)),
    );
  }

  /** @param {Node} node as it is by now */
  renew(node) {
    if (node.id === this.file && this.node) {
      this.render(node);
      this.versions?.renew(node);
    }
  }

  /** @param {number} id no longer in the folder */
  gone(id) {
    if (id === this.file) {
      this.close();
    }
  }

  close() {
    location.hash = to.folder(this.context.drive.id, this.folder);
  }
}

/**
 * @param {string} name
 * @param {string} label
 * @param {() => void} click
 */
function button(name, label, click) {
  return el('button', { type: 'button', click }, icon(name), el('span', {}, label));
}

/** @param {Node} node */
function facts(node) {
  const { modified } = node.times;
  const mediaType = node.file?.mediaType ?? '';
  return el(
    'dl',
    { class: 'facts' },
    el('dt', {}, say('size')),
    el('dd', {}, size(node.file?.size ?? 0)),
    el('dt', {}, say('kind')),
    el('dd', {}, el('span', { title: mediaType }, say(KINDS[kind(mediaType)]))),
    el('dt', {}, say('modified')),
    el('dd', {}, el('time', { datetime: modified, title: longDate(modified) }, date(modified))),
  );
}
