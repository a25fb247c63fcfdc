import { publicApi } from "./api.js";

/** @typedef {{ name: string, version: number, type: "text" | "chat", prompt: any, labels: string[], tags: string[], config: any, commitMessage: string | null, createdAt: string, updatedAt: string, createdBy: string }} Version */

const part = 100;
const most = 2000;

/** All prompts, each with its versions. @param {AbortSignal} signal @returns {Promise<any[]>} */
export async function allPrompts(signal) {
  const all = [];
  for (let page = 1; all.length < most; page++) {
    const { data, meta } = await publicApi("GET", "v2/prompts", { query: { page, limit: part }, signal });
    all.push(...data);
    if (page >= meta.totalPages) break;
  }
  return all;
}

/** Every version of a prompt, the newest first. @param {string} name @param {AbortSignal} signal @returns {Promise<Version[]>} */
export async function versionsOf(name, signal) {
  const { data } = await publicApi("GET", "v2/prompts", { query: { name, limit: part }, signal });
  const numbers = [...new Set(data.flatMap((/** @type {any} */ each) => each.versions))].sort((a, b) => b - a);
  return Promise.all(numbers.map(version => publicApi("GET", `v2/prompts/${encodeURIComponent(name)}`, { query: { version, resolve: false }, signal })));
}

/** A prompt as one text, to read and to compare. @param {Version} version */
export const promptText = ({ prompt }) => (typeof prompt === "string" ? prompt : prompt.map((/** @type {any} */ message) => (message.type === "placeholder" ? `[${message.name}]` : `${message.role}:\n${message.content}`)).join("\n\n"));

/** A variable in the text of a prompt. */
export const variablePattern = /\{\{\s*([\p{L}_][\p{L}\p{N}_.-]*)\s*\}\}/gu;

/** The variables of a prompt, each once. @param {Version} version */
export const variablesOf = version => [...new Set([...promptText(version).matchAll(variablePattern)].map(match => match[1]))];

/** The messages of a prompt with its variables filled. @param {Version} version @param {Record<string, string>} values @returns {{ role: string, content: string }[]} */
export function filled({ prompt }, values) {
  const fill = (/** @type {string} */ text) => text.replace(variablePattern, (whole, name) => values[name] ?? whole);
  if (typeof prompt === "string") return [{ role: "user", content: fill(prompt) }];
  return prompt.flatMap((/** @type {any} */ message) => (message.type === "placeholder" ? [] : [{ role: message.role, content: fill(message.content) }]));
}
