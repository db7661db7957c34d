/** Hears what happens on a drive, from a cursor on. */

/**
 * @import {DriveApi} from './api/firn.js'
 * @import {Change} from './api/types.js'
 */

const AGAIN = 5000;

export class Live {
  /**
   * @param {DriveApi} drive
   * @param {number} cursor
   * @param {(changes: Change[]) => void} heard
   */
  constructor(drive, cursor, heard) {
    this.drive = drive;
    this.cursor = cursor;
    this.heard = heard;
    this.end = () => {};
    this.timer = 0;
    // A browser has few connections to one server: tabs that nobody sees give theirs back and catch up later.
    this.turn = () => (document.hidden ? this.stop() : this.start());
    document.addEventListener('visibilitychange', this.turn);
    this.turn();
  }

  start() {
    this.stop();
    this.end = this.drive.hearChanges(
      this.cursor,
      ({ changes, cursor }) => {
        this.cursor = cursor;
        this.heard(changes);
      },
      () => (this.timer = setTimeout(() => this.start(), AGAIN)),
    );
  }

  stop() {
    clearTimeout(this.timer);
    this.end();
  }

  close() {
    document.removeEventListener('visibilitychange', this.turn);
    this.stop();
  }
}
