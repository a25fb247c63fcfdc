import { projectId } from "./router.js";

/**
 * How the page speaks with the server: `local` for what only the page asks, `publicApi` for Langfuse's own API with the keys of the project.
 * Both give the body of the answer, and throw an Error with the server's message and its status otherwise.
 */

/** @typedef {{ baseUrl: string, publicKey: string, secretKey: string | null, csrfToken: string | null, projectId: string, projectName: string, userEmail: string | null, projects: { id: string, name: string }[], databasePath: string | null }} Connection */
/** @typedef {{ query?: Record<string, any>, body?: any, signal?: AbortSignal }} Ask */

/** @type {Promise<Connection> | null} */
let known = null;

/** Address and keys of this server; asked once. @returns {Promise<Connection>} */
export function connection() {
  known ??= local("connection").catch(error => {
    known = null;
    throw error;
  });
  return known;
}

/** GET /api/local/{path}. @param {string} path @param {Ask} [ask] @returns {Promise<any>} */
export const local = (path, { query, signal } = {}) => send("GET", `/api/local/${path}${queryText(query)}`, { signal });

/** Any other method on /api/local/{path}. @param {string} method @param {string} path @param {Ask} [ask] @returns {Promise<any>} */
export const localSend = (method, path, { query, body, signal } = {}) => send(method, `/api/local/${path}${queryText(query)}`, { body, signal });

/** Langfuse's API: /api/public/{path}. @param {string} method @param {string} path @param {Ask} [ask] @returns {Promise<any>} */
export const publicApi = (method, path, ask) => serverApi(method, `public/${path}`, ask);

/** What this server has beyond it: /api/{path}, such as policies and integrations, with the same keys. @param {string} method @param {string} path @param {Ask} [ask] @returns {Promise<any>} */
export async function serverApi(method, path, { query, body, signal } = {}) {
  const { publicKey, secretKey } = await connection();
  // Who is logged in has no keys: the session speaks. Of a server without a login the page is the owner in every project.
  return send(method, `/api/${path}${queryText(query)}`, { body, signal, headers: secretKey === null ? owner : { authorization: `Basic ${btoa(`${publicKey}:${secretKey}`)}` } });
}

/** /api/public/{path} as the owner of the server: who is logged in as one, or whoever sits at its machine. @param {string} method @param {string} path @param {Ask} [ask] @returns {Promise<any>} */
export const ownerApi = (method, path, { query, body, signal } = {}) => send(method, `/api/public/${path}${queryText(query)}`, { body, signal, headers: owner });

let leaving = false;

/** Once, however many questions are refused: a second navigation would break off the first. */
export function toLogin() {
  if (!leaving) location.assign("/login");
  leaving = true;
}

const owner = { "x-langfuse-observe-page": "1" };

/** @param {string} method @param {string} path @param {{ body?: any, signal?: AbortSignal, headers?: Record<string, string> }} options */
async function send(method, path, { body, signal, headers = {} }) {
  const csrf = method === "GET" ? null : (await connection()).csrfToken;
  const response = await fetch(path, {
    method, signal, headers: { accept: "application/json", ...(projectId === "local" ? {} : { "x-langfuse-project-id": projectId }), ...(csrf ? { "x-csrf-token": csrf } : {}), ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.status === 401 && path.startsWith("/api/local/")) toLogin();
  const text = await response.text();
  const answer = text === "" ? null : JSON.parse(text);
  if (!response.ok) throw Object.assign(new Error(reason(answer, response.status)), { status: response.status });
  return answer;
}

/** @param {any} answer @param {number} status */
function reason(answer, status) {
  const issues = Array.isArray(answer?.error) ? answer.error.map((/** @type {any} */ issue) => issue.message).filter(Boolean) : [];
  return issues.length > 0 ? issues.join("; ") : answer?.message ?? answer?.error ?? `The server answered ${status}.`;
}

/** "?a=1&b=2" without what is null, undefined or "". A list is repeated. @param {Record<string, any>} [query] */
function queryText(query = {}) {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== "") out.append(name, String(each));
    }
  }
  const text = out.toString();
  return text === "" ? "" : `?${text}`;
}
