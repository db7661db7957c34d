/** Shows how the uploads go, at the edge of the page. */

import { say, sayCount, sayFault } from '../strings/words.js';
import { el, fill, nameOf, plain } from '../ui/dom.js';
import { size } from '../ui/format.js';
import { icon } from '../ui/icons.js';

/**
 * @import {Job, Uploads} from './uploads.js'
 * @typedef {{element: HTMLElement, progress: HTMLProgressElement, state: HTMLElement, was?: string}} Row was: what it shows
 */

/** Rows at most; of more uploads, those show that are under way or failed. */
const MOST = 100;

export class Tray {
  /** @param {Uploads} uploads */
  constructor(uploads) {
    this.uploads = uploads;
    /** @type {Map<Job, Row>} */
    this.rows = new Map();
    this.head = el('h2', {});
    this.button = el('button', { type: 'button', click: () => this.onButton() });
    this.list = el('ul', {});
    this.element = el(
      'section',
      { class: 'tray', 'aria-label': say('uploads'), hidden: true },
      el('div', { class: 'tray-head' }, this.head, this.button),
      this.list,
    );
  }

  /** @param {Job[]} jobs */
  show(jobs) {
    this.element.hidden = false;
    jobs.slice(0, Math.max(0, MOST - this.rows.size)).forEach((job) => this.row(job));
    this.renewHead();
  }

  /** @param {Job} job */
  renew(job) {
    if (job.state === 'done' && this.rows.size >= MOST) {
      this.rows.get(job)?.element.remove();
      this.rows.delete(job);
    } else {
      this.fill(job);
    }
    this.renewHead();
  }

  /** @param {Job} job */
  row(job) {
    const known = this.rows.get(job);
    if (known) {
      return known;
    }
    /** @type {Row} */
    const row = {
      element: el('li', {}),
      progress: el('progress', { max: 1, 'aria-label': say('progressOf', { name: plain(job.name) }) }),
      state: el('div', { class: 'state' }),
    };
    this.rows.set(job, row);
    this.list.append(row.element);
    this.fill(job);
    return row;
  }

  /** @param {Job} job */
  fill(job) {
    const row = this.row(job);
    row.progress.value = job.file.size === 0 ? 0 : job.sent / job.file.size;
    const isSent = job.state === 'sending' && job.sent >= job.file.size;
    const look = `${job.state} ${isSent} ${job.name}`;
    if (row.was === look) {
      return;
    }
    row.was = look;
    row.element.className = job.state;
    const runs = job.state === 'sending' || job.state === 'lost';
    fill(row.state, ...this.state(job, isSent));
    fill(
      row.element,
      el('div', { class: 'tray-name' }, nameOf(job.name), el('span', { class: 'hint' }, size(job.file.size))),
      runs && row.progress,
      row.state,
    );
  }

  /**
   * @param {Job} job
   * @param {boolean} isSent
   */
  state(job, isSent) {
    const cancel = el(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': say('cancelUpload', { name: plain(job.name) }), click: () => this.uploads.cancel(job) },
      say('cancel'),
    );
    switch (job.state) {
      case 'waiting':
        return [el('span', {}, say('waiting')), cancel];
      case 'sending':
        return [el('span', {}, isSent ? say('finishing') : ''), cancel];
      case 'lost':
        return [el('span', { class: 'fault' }, say('lostConnection')), cancel];
      case 'taken':
        return [
          el('span', { role: 'alert' }, job.isFolder ? say('folderTaken') : say('nameTaken')),
          !job.isFolder && el('button', { type: 'button', click: () => this.uploads.asNewVersion(job) }, say('asNewVersion')),
          el('button', { type: 'button', click: () => this.uploads.keepBoth(job) }, say('keepBoth')),
          cancel,
        ];
      case 'done':
        return [icon('check'), el('span', {}, say('uploaded'))];
      case 'failed':
        return [
          el('span', { class: 'fault', role: 'alert' }, sayFault(job.fault)),
          el('button', { type: 'button', click: () => this.uploads.again(job) }, say('tryAgain')),
        ];
      case 'cancelled':
        return [el('span', {}, say('cancelled'))];
    }
  }

  renewHead() {
    const left = this.uploads.left.length;
    const done = this.uploads.jobs.filter((job) => job.state === 'done').length;
    const words = left > 0 ? sayCount('uploading', left) : done > 0 ? sayCount('uploadsDone', done) : say('uploadsStopped');
    const label = left > 0 ? say('cancel') : say('close');
    if (this.head.textContent !== words || this.button.textContent !== label) {
      fill(this.head, words);
      fill(this.button, label);
    }
  }

  onButton() {
    if (this.uploads.left.length > 0) {
      this.uploads.cancelAll();
      return;
    }
    this.uploads.clear();
    this.rows.clear();
    fill(this.list);
    this.element.hidden = true;
  }
}
