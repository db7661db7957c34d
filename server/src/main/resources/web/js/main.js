/** Begins: whoever is signed in gets their drives, everyone else the door. */

import { drives, session } from './api/firn.js';
import { Problem, onSignedOut } from './api/http.js';
import { Shell } from './shell.js';
import { language, say, sayFault } from './strings/words.js';
import { el, fill } from './ui/dom.js';
import { tell } from './ui/notice.js';
import { ignoreOtherDrops } from './upload/drop.js';
import { signInPage } from './account/signin.js';

/** @import {Account} from './api/types.js' */

const root = /** @type {HTMLElement} */ (document.getElementById('firn'));
/** @type {Shell | undefined} */
let shell;

/** @param {string} remark why one has to sign in, or "" */
function door(remark) {
  document.title = `${say('signInTitle')} – Firn`;
  const page = signInPage(remark, (account) => enter(account).catch(fail));
  fill(root, page);
  page.querySelector('input')?.focus();
}

/** @param {Account} account */
async function enter(account) {
  shell = new Shell(account, await drives());
  fill(root, shell.element);
  shell.turn();
}

/** @param {unknown} fault */
function fail(fault) {
  const again = el('button', { type: 'button', click: () => location.reload() }, say('tryAgain'));
  fill(root, el('main', { class: 'empty' }, el('h1', { role: 'alert' }, sayFault(fault)), again));
}

async function begin() {
  document.documentElement.lang = language;
  ignoreOtherDrops();
  try {
    await enter(await session.who());
  } catch (fault) {
    if (fault instanceof Problem && fault.code === 'not-signed-in') {
      door('');
    } else {
      fail(fault);
    }
  }
}

onSignedOut(() => {
  if (shell) {
    shell.close();
    shell = undefined;
    door(say('signedOutMeanwhile'));
  }
});
for (const name of ['error', 'unhandledrejection']) {
  addEventListener(name, () => tell(say('wentWrong'), { label: say('reload'), act: () => location.reload() }, true));
}
begin();
