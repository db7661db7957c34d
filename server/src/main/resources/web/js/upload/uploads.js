/** All uploads of this page, a few at a time. */

import { Problem } from '../api/http.js';
import { sayCount } from '../strings/words.js';
import { announce } from '../ui/notice.js';
import { transfer } from './transfer.js';
import { Tray } from './tray.js';

/** @import {DriveApi} from '../api/firn.js' */
/** @import {Node} from '../api/types.js' */

/**
 * @typedef {'waiting' | 'sending' | 'lost' | 'taken' | 'done' | 'failed' | 'cancelled'} State taken: waits for the
 *     user to say what to do about a file or folder of the same name
 * @typedef {{
 *   drive: DriveApi, parent: number, file: File, name: string, replace: boolean,
 *   state: State, sent: number, fault?: unknown, stop: AbortController, isFolder?: boolean, number?: number,
 * }} Job
 */

const AT_ONCE = 2;

export class Uploads {
  /** @param {(drive: number, node: Node) => void} arrived */
  constructor(arrived) {
    this.arrived = arrived;
    /** @type {Job[]} */
    this.jobs = [];
    this.tray = new Tray(this);
    addEventListener('beforeunload', (event) => this.left.length > 0 && event.preventDefault());
  }

  get left() {
    return this.jobs.filter((job) => ['waiting', 'sending', 'lost'].includes(job.state));
  }

  /**
   * @param {DriveApi} drive
   * @param {number} parent
   * @param {File[]} files
   */
  add(drive, parent, files) {
    const jobs = files.map((file) => {
      /** @type {Job} */
      const job = { drive, parent, file, name: file.name, replace: false, state: 'waiting', sent: 0, stop: new AbortController() };
      return job;
    });
    this.jobs.push(...jobs);
    this.tray.show(jobs);
    this.next();
  }

  next() {
    const running = this.jobs.filter((job) => job.state === 'sending' || job.state === 'lost').length;
    for (const job of this.jobs.filter((it) => it.state === 'waiting').slice(0, AT_ONCE - running)) {
      this.run(job);
    }
  }

  /** @param {Job} job */
  async run(job) {
    this.set(job, 'sending');
    try {
      const node = await transfer(job, {
        signal: job.stop.signal,
        progress: (sent) => {
          job.sent = sent;
          this.set(job, 'sending');
        },
        lost: () => this.set(job, 'lost'),
      });
      this.set(job, 'done');
      this.arrived(job.drive.id, node);
    } catch (fault) {
      this.failed(job, fault);
    }
    if (this.left.length === 0) {
      announce(sayCount('uploadsDone', this.jobs.filter((it) => it.state === 'done').length));
    }
    this.next();
  }

  /**
   * @param {Job} job
   * @param {unknown} fault
   */
  failed(job, fault) {
    const current = fault instanceof Problem ? /** @type {Node | undefined} */ (fault.members['current']) : undefined;
    const isTaken = fault instanceof Problem && (fault.code === 'name-taken' || (fault.code === 'changed' && !job.replace));
    if (job.stop.signal.aborted) {
      this.set(job, 'cancelled');
    } else if (isTaken && job.number !== undefined) {
      this.keepBoth(job);
    } else if (isTaken) {
      job.isFolder = job.replace || (current !== undefined && !current.file);
      this.set(job, 'taken');
    } else {
      job.fault = fault;
      this.set(job, 'failed');
    }
  }

  /** @param {Job} job */
  asNewVersion(job) {
    job.replace = true;
    this.again(job);
  }

  /** @param {Job} job under the next free name, such as `a (2).txt` */
  keepBoth(job) {
    job.number = (job.number ?? 1) + 1;
    job.replace = false;
    job.name = numbered(job.file.name, job.number);
    this.again(job);
  }

  /** @param {Job} job */
  again(job) {
    job.sent = 0;
    job.stop = new AbortController();
    this.set(job, 'waiting');
    this.next();
  }

  /** @param {Job} job */
  cancel(job) {
    job.stop.abort();
    if (job.state === 'waiting' || job.state === 'taken') {
      this.set(job, 'cancelled');
    }
  }

  cancelAll() {
    this.left.forEach((job) => this.cancel(job));
  }

  /** Forgets all that is over. */
  clear() {
    this.jobs = this.left;
  }

  /**
   * @param {Job} job
   * @param {State} state
   */
  set(job, state) {
    job.state = state;
    this.tray.renew(job);
  }
}

/**
 * @param {string} name
 * @param {number} number
 */
function numbered(name, number) {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`;
}
