import { promptText, variablePattern } from "./prompts.js";

/** @typedef {import("./prompts.js").Version} Version */
/** @typedef {{ role: string, content: string }} Spoken */
/** @typedef {{ messages: Spoken[], unknown: string[] }} Replayed unknown: variables of the new version whose values cannot be told from what was sent */

/**
 * What a stored generation would have been asked with another version of its prompt. The values of the variables are found by holding the version that it used against what was sent; the rest of the conversation stays.
 * @param {Version} version @param {Version | undefined} used @param {Spoken[]} sent @returns {Replayed}
 */
export function replayed(version, used, sent) {
  const found = used ? held(partsOf(used), sent) : null;
  const values = found?.values ?? {};
  const begin = partsOf(version).map(part => ({ role: part.role, content: part.content.replace(variablePattern, (whole, name) => values[name] ?? whole) }));
  const unknown = [...new Set([...promptText(version).matchAll(variablePattern)].map(match => match[1]))].filter(name => !(name in values));
  if (found) return { messages: [...sent.slice(0, found.from), ...begin.map((message, index) => ({ ...message, role: sent[found.from + index]?.role ?? message.role })), ...sent.slice(found.from + found.length)], unknown };
  // It was sent otherwise than the version says: what the system was told is replaced, or what was asked where nothing else was said.
  const at = sent.findIndex(message => message.role === "system" || message.role === "developer");
  if (at >= 0) return { messages: [...sent.slice(0, at), ...begin.map(message => (begin.length === 1 ? { ...message, role: sent[at].role } : message)), ...sent.slice(at + 1)], unknown };
  return { messages: sent.length > 1 ? [...begin.map(message => (begin.length === 1 ? { ...message, role: "system" } : message)), ...sent] : begin, unknown };
}

/** A text prompt is one message, whatever its role. @param {Version} version @returns {Spoken[]} */
const partsOf = ({ prompt }) => (typeof prompt === "string" ? [{ role: "user", content: prompt }] : prompt.filter((/** @type {any} */ message) => message.type !== "placeholder"));

/** Where the messages of a template stand among those sent, and what its variables were. @param {Spoken[]} template @param {Spoken[]} sent */
function held(template, sent) {
  const patterns = template.map(part => patternOf(part.content));
  for (let from = 0; from + patterns.length <= sent.length; from++) {
    /** @type {Record<string, string>} */
    const values = {};
    const fits = patterns.every(({ pattern, names }, index) => {
      const match = pattern.exec(sent[from + index].content.trim());
      names.forEach((name, at) => { if (match) values[name] ??= match[at + 1]; });
      return match !== null;
    });
    if (fits && patterns.length > 0) return { from, length: patterns.length, values };
  }
  return null;
}

/** @param {string} text */
function patternOf(text) {
  /** @type {string[]} */
  const names = [];
  let pattern = "";
  let at = 0;
  const trimmed = text.trim();
  for (const match of trimmed.matchAll(variablePattern)) {
    pattern += `${literal(trimmed.slice(at, match.index))}([\\s\\S]*?)`;
    names.push(match[1]);
    at = match.index + match[0].length;
  }
  return { pattern: new RegExp(`^${pattern}${literal(trimmed.slice(at))}$`), names };
}

/** @param {string} text */
const literal = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The messages of a stored input as text: calls of tools and their results are told in words, since they are not made again. @param {import("../components/content/messages.js").Message[]} messages @returns {Spoken[]} */
export function spoken(messages) {
  return messages.flatMap(({ role, parts, calls }) => {
    const text = parts.map(part => (typeof part === "string" ? part : typeof part.text === "string" ? part.text : typeof part.content === "string" ? part.content : "")).filter(Boolean).join("\n");
    const called = calls.map(call => `Called ${call.function?.name ?? call.name}(${call.function?.arguments ?? call.arguments ?? ""})`).join("\n");
    if (role === "tool") return [{ role: "user", content: `Result of the tool: ${text}` }];
    const content = [text, called].filter(Boolean).join("\n");
    return content === "" ? [] : [{ role, content }];
  });
}
