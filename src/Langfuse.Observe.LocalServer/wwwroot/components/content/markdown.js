import { html } from "../../vendor/preact.js";
import { Copy } from "../copy.js";

const fence = /^\s{0,3}(```|~~~)\s*([\w+#.-]*)/;
const heading = /^(#{1,6}) (.*)$/;
const item = /^(\s*)([-*•+]|\d+[.)]) (.*)$/;
const rule = /^\s*([-*_])(\s*\1){2,}\s*$/;
const tableRule = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$/;

/** The Markdown that models write: headings, lists, tables, quotes, code, links. Everything becomes elements, nothing is parsed as HTML. @param {{ text: string }} props */
export const Markdown = ({ text }) => html`<div class="prose">${blocks(text.split("\n"))}</div>`;

/** @param {string[]} lines @returns {any[]} */
function blocks(lines) {
  const out = [];
  for (let at = 0; at < lines.length;) {
    const [block, next] = readBlock(lines, at);
    if (block) out.push(block);
    at = next;
  }
  return out;
}

/** @param {string[]} lines @param {number} at @returns {[any, number]} */
function readBlock(lines, at) {
  const line = lines[at];
  if (line.trim() === "") return [null, at + 1];
  if (fence.test(line)) return code(lines, at);
  const title = heading.exec(line);
  if (title) return [html`<h4 data-level=${title[1].length}>${inline(title[2])}</h4>`, at + 1];
  if (rule.test(line)) return [html`<hr />`, at + 1];
  if (line.includes("|") && tableRule.test(lines[at + 1] ?? "")) return table(lines, at);
  if (item.test(line)) return list(lines, at);
  if (/^\s*> ?/.test(line)) {
    const end = until(lines, at, next => !/^\s*> ?/.test(next));
    return [html`<blockquote>${blocks(lines.slice(at, end).map(next => next.replace(/^\s*> ?/, "")))}</blockquote>`, end];
  }
  const end = until(lines, at, (next, index) => next.trim() === "" || fence.test(next) || heading.test(next) || item.test(next) || /^\s*> /.test(next) || (next.includes("|") && tableRule.test(lines[index + 1] ?? "")));
  return [html`<p>${inline(lines.slice(at, end).join("\n"))}</p>`, end];
}

/** @param {string[]} lines @param {number} at @returns {[any, number]} */
function code(lines, at) {
  const [, mark, language] = /** @type {RegExpExecArray} */ (fence.exec(lines[at]));
  const end = until(lines, at, next => next.trim().startsWith(mark));
  const text = lines.slice(at + 1, end).join("\n");
  return [html`<figure class="code"><figcaption><span>${language || "code"}</span><${Copy} text=${() => text} name="code" /></figcaption><pre tabindex="0"><code>${text}</code></pre></figure>`, end + 1];
}

/** @param {string[]} lines @param {number} at @returns {[any, number]} */
function table(lines, at) {
  const cells = (/** @type {string} */ line) => line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll("\\|", "|"));
  const aligns = cells(lines[at + 1]).map(cell => (cell.endsWith(":") ? (cell.startsWith(":") ? "center" : "right") : undefined));
  const end = until(lines, at + 1, next => !next.includes("|"));
  const row = (/** @type {string} */ line, /** @type {string} */ tag) => html`<tr>${cells(line).map((cell, index) => html`<${tag} class=${aligns[index]}>${inline(cell)}<//>`)}</tr>`;
  return [html`<div class="prose-table" tabindex="0" role="region" aria-label="Table"><table><thead>${row(lines[at], "th")}</thead><tbody>${lines.slice(at + 2, end).map(line => row(line, "td"))}</tbody></table></div>`, end];
}

/** @param {string[]} lines @param {number} at @returns {[any, number]} */
function list(lines, at) {
  const first = /** @type {RegExpExecArray} */ (item.exec(lines[at]));
  const indent = first[1].length;
  const isNumbered = /\d/.test(first[2]);
  const items = [];
  while (at < lines.length) {
    const match = item.exec(lines[at]);
    if (!match || match[1].length < indent || /\d/.test(match[2]) !== isNumbered) break;
    // What stands deeper, up to the next item of this list, belongs to this one.
    const end = until(lines, at, (next, index) => {
      const other = item.exec(next);
      if (other) return other[1].length <= indent;
      if (next.trim() === "") return !/^\s{2,}\S/.test(lines[index + 1] ?? "");
      return !/^\s{2,}\S/.test(next);
    });
    const inner = lines.slice(at + 1, end).map(next => next.replace(/^\s{1,4}/, ""));
    items.push(html`<li>${inline(match[3])}${inner.some(next => next.trim()) ? blocks(inner) : null}</li>`);
    at = end;
    while (lines[at]?.trim() === "" && item.test(lines[at + 1] ?? "")) at++;
  }
  return [isNumbered ? html`<ol start=${parseInt(first[2], 10)}>${items}</ol>` : html`<ul>${items}</ul>`, at];
}

/** The first line after `at` that ends the block. @param {string[]} lines @param {number} at @param {(line: string, index: number) => boolean} isEnd */
function until(lines, at, isEnd) {
  let end = at + 1;
  while (end < lines.length && !isEnd(lines[end], end)) end++;
  return end;
}

const marks = /(`[^`\n]+`|\*\*[^*\n]+\*\*|__[^_\n]+__|~~[^~\n]+~~|(?<![\w*])\*[^*\s][^*\n]*\*(?![\w*])|\[[^\]\n]+\]\([^)\s]+\)|https?:\/\/[^\s<>)"']+)/;

/** @param {string} text @returns {any[]} */
function inline(text) {
  return text.split(marks).filter(Boolean).map(part => {
    if (/^`.+`$/s.test(part) && part.length > 2) return html`<code>${part.slice(1, -1)}</code>`;
    if (/^(\*\*|__).+\1$/s.test(part) && part.length > 4) return html`<strong>${inline(part.slice(2, -2))}</strong>`;
    if (/^~~.+~~$/s.test(part)) return html`<s>${part.slice(2, -2)}</s>`;
    if (/^\*.+\*$/s.test(part) && part.length > 2) return html`<em>${part.slice(1, -1)}</em>`;
    const link = /^\[([^\]]+)\]\((https?:\/\/[^)]+)\)$/.exec(part);
    if (link) return html`<a href=${link[2]} target="_blank" rel="noopener noreferrer">${link[1]}</a>`;
    if (/^https?:\/\//.test(part)) return html`<a href=${part} target="_blank" rel="noopener noreferrer">${part}</a>`;
    return part;
  });
}
