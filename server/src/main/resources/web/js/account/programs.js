/** How other programs get in: WebDAV addresses and app passwords. */

import { DriveApi, appPasswords } from '../api/firn.js';
import { say } from '../strings/words.js';
import { copyable } from '../ui/copy.js';
import { confirm, form } from '../ui/dialog.js';
import { el, fill } from '../ui/dom.js';
import { date } from '../ui/format.js';
import { icon } from '../ui/icons.js';
import { doing, tell } from '../ui/notice.js';

/**
 * @import {AppPassword, DriveDetails, NewAppPassword} from '../api/types.js'
 * @import {Context, Page} from '../shell.js'
 */

/** @implements {Page} */
export class ProgramsPage {
  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    this.title = say('programsTitle');
    this.list = el('ul', { class: 'cards' });
    this.addresses = el('div', {});
    this.element = el(
      'div',
      { class: 'folder prose' },
      el('div', { class: 'bar' }, el('h1', { tabindex: -1 }, this.title)),
      el('section', {}, el('h2', {}, say('webdavTitle')), el('p', {}, say('webdavText')), this.addresses),
      el(
        'section',
        {},
        el('h2', {}, say('appPasswords')),
        el('p', {}, say('appPasswordsText')),
        el('button', { type: 'button', class: 'primary', click: doing(() => this.make()) }, icon('key'), say('newAppPassword')),
        this.list,
      ),
    );
  }

  async load() {
    const { drives } = this.context;
    const [details, passwords] = await Promise.all([
      Promise.all(drives.map(({ id }) => new DriveApi(id).details())),
      appPasswords.list(),
    ]);
    fill(this.addresses, ...details.map(address));
    this.render(passwords);
  }

  /** @param {AppPassword[]} passwords */
  render(passwords) {
    const entries = passwords.map((password) => this.entry(password));
    fill(this.list, ...(entries.length > 0 ? entries : [el('li', { class: 'hint' }, say('noAppPasswords'))]));
  }

  async renew() {
    this.render(await appPasswords.list());
  }

  /** @param {AppPassword} password */
  entry(password) {
    const drive = this.context.drives.find(({ id }) => id === password.drive)?.name ?? say('allDrives');
    const used = password.lastUsed === undefined ? say('never') : date(password.lastUsed);
    return el(
      'li',
      {},
      icon('key'),
      el(
        'div',
        { class: 'trash-what' },
        el('bdi', { class: 'name' }, password.name),
        el('p', { class: 'hint' }, `${drive} · ${password.readOnly ? say('readOnly') : say('readAndWrite')}`),
        el('p', { class: 'hint' }, `${say('created')}: ${date(password.created)} · ${say('lastUsed')}: ${used}`),
      ),
      el('button', { type: 'button', 'aria-label': `${say('revoke')}: ${password.name}`, click: doing(() => this.revoke(password)) }, say('revoke')),
    );
  }

  async make() {
    const name = el('input', { required: true, maxlength: 100, autocomplete: 'off' });
    const drive = el(
      'select',
      {},
      el('option', { value: '' }, say('allDrives')),
      ...this.context.drives.map((it) => el('option', { value: it.id }, it.name)),
    );
    const readOnly = el('input', { type: 'checkbox' });
    const content = [
      el('label', { class: 'field' }, el('span', {}, say('programName')), name, el('span', { class: 'hint' }, say('programNameHint'))),
      el('label', { class: 'field' }, el('span', {}, say('mayOpen')), drive),
      el('label', { class: 'check' }, readOnly, say('readOnly')),
    ];
    const made = await form({ title: say('newAppPassword'), content, accept: say('create') }, () => {
      const wanted = { name: name.value, readOnly: readOnly.checked };
      return appPasswords.make(drive.value === '' ? wanted : { ...wanted, drive: Number(drive.value) });
    });
    if (made) {
      await this.reveal(made);
      await this.renew();
    }
  }

  /** @param {NewAppPassword} made */
  reveal({ password, secret }) {
    const content = [
      el('p', {}, say('secretText')),
      el('div', { class: 'field' }, el('span', {}, say('userName')), copyable(this.context.account.email, say('userName'))),
      el('div', { class: 'field secret' }, el('span', {}, say('password')), copyable(secret, say('password'))),
    ];
    const title = say('secretTitle', { name: password.name });
    return form({ title, content, accept: say('done'), dismiss: false }, () => Promise.resolve());
  }

  /** @param {AppPassword} password */
  async revoke({ id, name }) {
    const words = { title: say('revokeTitle', { name }), text: say('revokeText'), accept: say('revoke') };
    const done = await confirm(words, async () => {
      await appPasswords.revoke(id);
      return true;
    });
    if (done) {
      tell(say('revoked', { name }));
      await this.renew();
    }
  }

  /** @param {import('../route.js').Route} route */
  show(route) {
    return route.page === 'programs' && route.drive === this.context.drive.id;
  }

  heard() {}

  close() {}
}

/** @param {DriveDetails} details */
function address({ drive, webdavAddress }) {
  return el(
    'div',
    { class: 'field' },
    el('span', {}, el('bdi', {}, drive.name)),
    drive.webdav
      ? copyable(webdavAddress, say('webdavAddressOf', { name: drive.name }))
      : el('p', { class: 'hint' }, say('webdavOff')),
  );
}
