/** Brings one file to the drive: small ones at once, large ones in pieces that go on after a lost connection. */

import { Problem, Unreachable } from '../api/http.js';

/** @import {DriveApi} from '../api/firn.js' */
/** @import {Details, Node, Upload} from '../api/types.js' */

/**
 * @typedef {{drive: DriveApi, parent: number, file: File, name: string, replace: boolean}} Wanted
 * @typedef {{signal: AbortSignal, progress: (sent: number) => void, lost: () => void}} Course lost: nothing gets through
 *     just now
 */

const AT_ONCE = 16 * 1024 * 1024;
const PIECE = 8 * 1024 * 1024;
/** Seconds between attempts; the last is repeated. */
const PAUSES = [1, 2, 5, 10, 20, 30];
const ATTEMPTS = 40;

/**
 * @param {Wanted} wanted
 * @param {Course} course
 * @returns {Promise<Node>}
 */
export function transfer(wanted, course) {
  return wanted.file.size <= AT_ONCE ? atOnce(wanted, course) : inPieces(wanted, course);
}

/**
 * @param {Wanted} wanted
 * @param {Course} course
 */
function atOnce({ drive, parent, file, name, replace }, course) {
  return insist(course, () => drive.write(parent, file, { name, replace, ...course }));
}

/**
 * @param {Wanted} wanted
 * @param {Course} course
 */
async function inPieces({ drive, parent, file, name, replace }, course) {
  if (!replace) {
    await mustBeFree(drive, parent, name);
  }
  const modified = new Date(file.lastModified).toISOString();
  const asked = { parent, name, size: file.size, modified, ifAbsent: !replace };
  const { id } = await insist(course, () => drive.openUpload(asked));
  try {
    let offset = 0;
    while (offset < file.size) {
      offset = (await piece(drive, id, file, offset, course)).offset;
    }
    course.progress(file.size);
    return committed(await insist(course, () => drive.commit(id)));
  } catch (fault) {
    // What cannot be told to the server now, it forgets by itself after some days.
    drive.cancelUpload(id).catch(() => {});
    throw fault;
  }
}

/**
 * @param {DriveApi} drive
 * @param {string} id
 * @param {File} file
 * @param {number} offset
 * @param {Course} course
 * @returns {Promise<Upload>}
 */
async function piece(drive, id, file, offset, course) {
  let from = offset;
  let isFirst = true;
  return insist(course, async () => {
    if (!isFirst) {
      from = (await drive.lookAtUpload(id)).offset;
      course.progress(from);
    }
    isFirst = false;
    const bytes = file.slice(from, Math.min(from + PIECE, file.size));
    const progress = (/** @type {number} */ sent) => course.progress(from + sent);
    return drive.append(id, from, bytes, { progress, signal: course.signal });
  });
}

/**
 * Refuses a taken name before the bytes are sent; the commit decides.
 *
 * @param {DriveApi} drive
 * @param {number} parent
 * @param {string} name
 */
async function mustBeFree(drive, parent, name) {
  /** @type {Details} */
  let there;
  try {
    const { path, node } = await drive.node(parent);
    const steps = [...path.slice(1).map((step) => step.name), ...(path.length > 0 ? [node.name] : []), name];
    there = await drive.resolve(`/${steps.join('/')}`);
  } catch {
    return;
  }
  throw new Problem(409, { type: 'urn:firn:problem:name-taken', current: there.node });
}

/** @param {Upload} upload */
function committed({ node }) {
  if (!node) {
    throw new Problem(409, { type: 'urn:firn:problem:missing-content' });
  }
  return node;
}

/**
 * Tries again, with longer and longer pauses, while it is the network or the server that fails.
 *
 * @template R
 * @param {Course} course
 * @param {() => Promise<R>} attempt
 * @returns {Promise<R>}
 */
async function insist(course, attempt) {
  for (let tried = 0; ; tried++) {
    try {
      return await attempt();
    } catch (fault) {
      if (!mayPass(fault) || tried >= ATTEMPTS) {
        throw fault;
      }
    }
    course.lost();
    await pause(PAUSES[Math.min(tried, PAUSES.length - 1)] ?? 1, course.signal);
  }
}

/** @param {unknown} fault */
function mayPass(fault) {
  if (fault instanceof Problem) {
    const isGateway = fault.status >= 502 && fault.status <= 504;
    return isGateway || fault.code === 'wrong-offset' || fault.code === 'upload-in-use' || fault.code === 'too-many-requests';
  }
  return fault instanceof Unreachable;
}

/**
 * @param {number} seconds at most: the browser's word that it is online again ends it
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const end = () => {
      over.abort();
      clearTimeout(timer);
      signal.aborted ? reject(new DOMException('stopped', 'AbortError')) : resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    addEventListener('online', end, { signal: over.signal });
    signal.addEventListener('abort', end, { signal: over.signal });
  });
}
