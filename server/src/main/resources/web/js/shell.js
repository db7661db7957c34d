/** What stays around the pages of a drive: switching drives, finding one's way, the account. */

import { DriveApi, session } from './api/firn.js';
import { Problem } from './api/http.js';
import { languageChoice } from './account/language.js';
import { ProgramsPage } from './account/programs.js';
import { FolderPage } from './folder/page.js';
import { Live } from './live.js';
import { ROOT, parse, to } from './route.js';
import { say, sayFault } from './strings/words.js';
import { TrashPage } from './trash/page.js';
import { brand } from './ui/brand.js';
import { el, fill } from './ui/dom.js';
import { size } from './ui/format.js';
import { icon } from './ui/icons.js';
import { doing } from './ui/notice.js';
import { Uploads } from './upload/uploads.js';

/**
 * @import {Account, Change, Drive, DriveDetails, Node} from './api/types.js'
 * @import {Route} from './route.js'
 *
 * @typedef {{
 *   account: Account, drives: Drive[], drive: DriveApi, details: DriveDetails, uploads: Uploads, reopen: () => void,
 * }} Context what a page may use; reopen loads it anew
 *
 * @typedef {{
 *   element: HTMLElement,
 *   readonly title: string,
 *   load(): Promise<void>,
 *   show(route: Route): boolean,
 *   heard(changes: Change[]): void,
 *   close(): void,
 *   put?(node: Node): void,
 * }} Page show: whether the page itself can show where the route leads
 */

/** Milliseconds until the bytes used are asked for again, after a change. */
const SETTLED = 2000;

export class Shell {
  /**
   * @param {Account} account
   * @param {Drive[]} drives
   */
  constructor(account, drives) {
    this.account = account;
    this.drives = drives;
    /** @type {Context | undefined} */
    this.context = undefined;
    /** @type {Page | undefined} */
    this.page = undefined;
    /** @type {HTMLSelectElement} */
    this.drive = this.choice();
    this.uploads = new Uploads((drive, node) => drive === this.context?.drive.id && this.page?.put?.(node));
    this.content = el('main', { id: 'content' });
    this.nav = el('nav', { class: 'tabs', 'aria-label': say('mainNavigation') });
    this.quota = el('div', { class: 'quota' });
    const skip = el('button', { type: 'button', class: 'skip', click: () => this.focusContent() }, say('skip'));
    const side = el('header', { class: 'side' }, brand(), this.drive, this.nav, this.quota, this.person());
    this.element = el('div', { class: 'shell' }, skip, side, this.content, this.uploads.tray.element);
    this.turn = () => this.open(parse(location.hash));
    addEventListener('hashchange', this.turn);
  }

  choice() {
    const drive = el(
      'select',
      { 'aria-label': say('drive'), change: () => (location.hash = to.folder(Number(drive.value), ROOT)) },
      ...this.drives.map((it) => el('option', { value: it.id }, it.name)),
    );
    return drive;
  }

  person() {
    const shut = (/** @type {boolean} */ byKey) => {
      person.open = false;
      if (byKey) {
        person.querySelector('summary')?.focus();
      }
    };
    const focusout = (/** @type {FocusEvent} */ event) => {
      if (!person.contains(/** @type {Element | null} */ (event.relatedTarget))) {
        shut(false);
      }
    };
    const signOut = doing(async () => {
      await session.signOut();
      location.hash = '';
      location.reload();
    });
    const person = el(
      'details',
      { class: 'person', keydown: (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && shut(true), focusout },
      el('summary', { 'aria-label': say('signedInAs', { email: this.account.email }) }, el('span', { class: 'face', 'aria-hidden': 'true' }, initial(this.account)), el('bdi', {}, this.account.email)),
      el(
        'div',
        { class: 'person-menu', tabindex: -1 },
        el('p', { class: 'hint' }, say('signedInAs', { email: this.account.email })),
        languageChoice(),
        el('button', { type: 'button', click: signOut }, icon('signOut'), el('span', {}, say('signOut'))),
      ),
    );
    return person;
  }

  /** @param {Route} route */
  async open(route) {
    const first = this.drives[0];
    if (!first) {
      fill(this.content, el('div', { class: 'empty' }, icon('folder'), el('h1', {}, say('noDrives'))));
      return;
    }
    if (route.page === 'start') {
      location.replace(to.folder(first.id, ROOT));
      return;
    }
    if (this.page?.show(route)) {
      return;
    }
    await this.change(route);
  }

  /** @param {Exclude<Route, {page: 'start'}>} route */
  async change(route) {
    const isFirst = this.page === undefined;
    this.page?.close();
    const mine = (this.turning = {});
    try {
      const context = await this.enter(route.drive);
      if (mine !== this.turning) {
        return;
      }
      const page = make(route, context);
      this.page = page;
      this.tabs(route);
      fill(this.content, page.element);
      await page.load();
      if (mine === this.turning) {
        document.title = `${page.title} – Firn`;
        page.show(route);
        if (!isFirst && !page.element.contains(document.activeElement)) {
          this.focusContent();
        }
      }
    } catch (fault) {
      if (mine === this.turning) {
        this.fault(fault, route);
      }
    }
  }

  /**
   * @param {number} id
   * @returns {Promise<Context>}
   */
  async enter(id) {
    if (this.context?.drive.id === id) {
      return this.context;
    }
    this.live?.close();
    const drive = new DriveApi(id);
    const details = await drive.details();
    const { account, drives, uploads } = this;
    this.context = { account, drives, drive, details, uploads, reopen: doing(() => this.reopen()) };
    this.live = new Live(drive, details.cursor, (changes) => this.heard(changes));
    this.drive.value = String(id);
    this.meter(details);
    return this.context;
  }

  async reopen() {
    const route = parse(location.hash);
    if (route.page !== 'start') {
      await this.change(route);
    }
  }

  /** @param {Change[]} changes */
  heard(changes) {
    this.page?.heard(changes);
    clearTimeout(this.settling);
    this.settling = setTimeout(doing(async () => {
      const context = this.context;
      if (context) {
        this.meter(await context.drive.details());
      }
    }), SETTLED);
  }

  /**
   * @param {unknown} fault
   * @param {Exclude<Route, {page: 'start'}>} route
   */
  fault(fault, route) {
    const isGone = fault instanceof Problem && fault.code === 'not-found';
    const words = isGone && route.page === 'folder' ? say('folderGone') : sayFault(fault);
    const home = isGone && this.context ? this.context.drive.id : this.drives[0]?.id ?? route.drive;
    const again = el('button', { type: 'button', click: () => location.reload() }, say('tryAgain'));
    fill(
      this.content,
      el(
        'div',
        { class: 'empty' },
        el('h1', { tabindex: -1, role: 'alert' }, words),
        isGone ? el('a', { class: 'button', href: to.folder(home, ROOT) }, say('toDrive')) : again,
      ),
    );
  }

  /** @param {Exclude<Route, {page: 'start'}>} route */
  tabs(route) {
    const tab = (/** @type {string} */ page, /** @type {string} */ href, /** @type {string} */ name, /** @type {string} */ label) =>
      el('a', { href, 'aria-current': page === route.page ? 'page' : undefined }, icon(name), el('span', {}, label));
    fill(
      this.nav,
      tab('folder', to.folder(route.drive, ROOT), 'folder', say('navFiles')),
      tab('trash', to.trash(route.drive), 'trash', say('navTrash')),
      tab('programs', to.programs(route.drive), 'key', say('navPrograms')),
    );
  }

  /** @param {DriveDetails} details */
  meter({ quota: { used, limit } }) {
    const words = limit === undefined ? say('used', { used: size(used) }) : say('usedOf', { used: size(used), limit: size(limit) });
    const bar = limit !== undefined && el('meter', { min: 0, max: limit, high: limit * 0.9, value: used, 'aria-label': words });
    fill(this.quota, bar, el('p', { class: 'hint' }, words));
  }

  close() {
    removeEventListener('hashchange', this.turn);
    clearTimeout(this.settling);
    this.live?.close();
    this.page?.close();
    this.uploads.cancelAll();
  }

  focusContent() {
    this.content.querySelector('h1')?.focus();
  }
}

/**
 * @param {Exclude<Route, {page: 'start'}>} route
 * @param {Context} context
 * @returns {Page}
 */
function make(route, context) {
  switch (route.page) {
    case 'folder':
      return new FolderPage(context, route.folder);
    case 'trash':
      return new TrashPage(context);
    case 'programs':
      return new ProgramsPage(context);
  }
}

/** @param {Account} account */
function initial({ name, email }) {
  return ([...(name || email)][0] ?? '').toLocaleUpperCase();
}
