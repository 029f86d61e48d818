/**
 * The public API, and nothing else: this page has no powers of its own.
 *
 * @typedef {Record<string, string | number | null | undefined>} Query
 */

/** Where the API is: one step up from these files, also behind a proxy that adds a prefix. */
export const root = new URL('../', import.meta.url);

const accountKey = 'luna.account';

/** The account that everything is asked for, of a caller who may not see all; set at sign-in. @type {string | null} */
let scope = null;

/** @param {string | null} id */
export function setScope(id) {
  scope = id;
}

export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{query?: Query, body?: unknown, account?: string, signal?: AbortSignal}} [options]
 * @returns {Promise<any>} the JSON of the answer; undefined if it has none
 */
export async function call(method, path, options = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json' };
  const owner = options.account ?? scope;
  if (owner) headers['Luna-Account-Id'] = owner;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  const answer = await fetch(addressOf(path, options.query), {
    method,
    headers,
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
  });
  const text = await answer.text();
  return read(answer.status, text);
}

/**
 * Sends a file as it is. By XMLHttpRequest: fetch does not tell how much has gone.
 *
 * @param {string} path
 * @param {File} file
 * @param {{account: string, signal: AbortSignal, progress: (share: number) => void}} options `progress` is told shares from 0 to 1
 * @returns {Promise<any>} the JSON of the answer
 */
export function send(path, file, { account: owner, signal, progress }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(path));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Luna-Account-Id', owner);
    request.setRequestHeader('Content-Type', file.type.startsWith('video/') ? file.type : 'application/octet-stream');
    request.upload.onprogress = (event) => progress(event.total ? event.loaded / event.total : 0);
    request.onload = () => {
      try {
        resolve(read(request.status, request.responseText));
      } catch (fault) {
        reject(fault);
      }
    };
    request.onerror = () => reject(new Error('The connection was lost.'));
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/**
 * @param {number} status
 * @param {string} text
 */
function read(status, text) {
  if (status === 401) dispatchEvent(new Event('unauthorized'));
  if (status < 200 || status > 299) throw new ApiError(status, errorOf(status, text));
  return text ? JSON.parse(text) : undefined;
}

/**
 * @param {string} path
 * @param {Query} [query]
 * @param {AbortSignal} [signal]
 */
export const get = (path, query, signal) => call('GET', path, { query, signal });

/**
 * @param {string} path
 * @param {Query} [query]
 */
export function addressOf(path, query = {}) {
  const url = new URL(path, root);
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  return url;
}

/**
 * @param {string} path
 * @param {Query} [query]
 */
export function socketAddressOf(path, query) {
  const url = addressOf(path, query);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (scope) url.searchParams.set('account_id', scope);
  return url;
}

/** The account that this browser creates streams and tasks for; made at the first use. */
export function account() {
  if (scope) return scope;
  let id = localStorage.getItem(accountKey);
  if (!id) {
    id = newUuid();
    localStorage.setItem(accountKey, id);
  }
  return id;
}

/** @param {string} id */
export function setAccount(id) {
  localStorage.setItem(accountKey, id);
}

/**
 * The address of a saved picture, with its boxes.
 *
 * @param {string} reference as events have it
 */
export function pictureOf(reference) {
  return addressOf(reference.replace(/^\//, ''), { overlay: 'boxes', account_id: scope });
}

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

// crypto.randomUUID is there on secure pages only; an agent is often reached by plain HTTP.
function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * @param {number} status
 * @param {string} text
 */
function errorOf(status, text) {
  try {
    const { error_code: code, desc, detail } = JSON.parse(text);
    return `${desc}: ${detail} (${code})`;
  } catch {
    return `The agent answered ${status}.`;
  }
}
