/** The one place that talks to the network. */

const ROOT = '/api/v1';
/** Proves that the request comes from this page: no other site can set it. */
const OWN = { 'X-CSRF': '1' };

let signedOut = () => {};

/** @param {() => void} then called when the server no longer knows who asks */
export function onSignedOut(then) {
  signedOut = then;
}

/** What the server refused, by its stable code (RFC 9457's `type` without its prefix). */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {Record<string, unknown>} members
   */
  constructor(status, members) {
    super(String(members['detail'] ?? members['title'] ?? `HTTP ${status}`));
    this.status = status;
    this.members = members;
    this.code = String(members['type'] ?? '').replace('urn:firn:problem:', '');
  }
}

/** No answer came: the server or the network is away. */
export class Unreachable extends Error {}

/**
 * @param {string} method
 * @param {string} path below /api/v1
 * @param {unknown} [body] sent as JSON
 * @returns {Promise<any>} the answer's JSON; undefined when it has none
 */
export async function ask(method, path, body) {
  const headers = body === undefined ? OWN : { ...OWN, 'Content-Type': 'application/json' };
  /** @type {Response} */
  let answer;
  let text = '';
  try {
    const options = { method, headers, cache: /** @type {const} */ ('no-store') };
    answer = await fetch(ROOT + path, body === undefined ? options : { ...options, body: JSON.stringify(body) });
    text = await answer.text();
  } catch (cause) {
    throw new Unreachable('no answer', { cause });
  }
  return judge(answer.status, text);
}

/**
 * Sends bytes and tells how many have gone. An abort ends in an AbortError.
 *
 * @param {string} method
 * @param {string} path below /api/v1
 * @param {Blob} bytes
 * @param {{headers?: Record<string, string>, progress?: (sent: number) => void, signal: AbortSignal}} options
 * @returns {Promise<any>}
 */
export function send(method, path, bytes, { headers = {}, progress = () => {}, signal }) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open(method, ROOT + path);
    for (const [name, value] of Object.entries({ ...OWN, ...headers })) {
      request.setRequestHeader(name, value);
    }
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    const stop = () => request.abort();
    signal.addEventListener('abort', stop);
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () => {
      try {
        resolve(judge(request.status, request.responseText));
      } catch (problem) {
        reject(problem);
      }
    };
    request.onerror = () => reject(new Unreachable('no answer'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.send(bytes);
  });
}

/**
 * Hears server-sent events of one name. The browser reconnects by itself after a lost connection.
 *
 * @param {string} path below /api/v1
 * @param {string} name
 * @param {(data: any) => void} heard
 * @param {() => void} refused called once when the server will not have us (any more)
 * @returns {() => void} ends it
 */
export function hear(path, name, heard, refused) {
  const source = new EventSource(ROOT + path);
  source.addEventListener(name, (event) => heard(JSON.parse(event.data)));
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) {
      refused();
    }
  };
  return () => source.close();
}

/** @param {string} path below /api/v1 */
export function address(path) {
  return ROOT + path;
}

/**
 * @param {number} status
 * @param {string} text
 */
function judge(status, text) {
  if (status >= 200 && status < 300) {
    return text === '' ? undefined : JSON.parse(text);
  }
  const problem = new Problem(status, members(text));
  if (problem.code === 'not-signed-in') {
    signedOut();
  }
  throw problem;
}

/**
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function members(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
