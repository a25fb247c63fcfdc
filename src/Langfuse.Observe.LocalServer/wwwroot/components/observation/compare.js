import { html, useState } from "../../vendor/preact.js";
import { cost, count, duration, name, time } from "../../data/format.js";
import { tracePath } from "../../data/links.js";
import { Dialog } from "../dialog.js";
import { Diff } from "../diff.js";
import { Content } from "../content/content.js";

/** Two observations held against each other: figures beside figures, texts with their differences. @param {{ left: any, right: any, onClose: () => void }} props */
export function Compare({ left, right, onClose }) {
  const [isDiff, setDiff] = useState(true);
  return html`
    <${Dialog} title="Compare two observations" onClose=${onClose} isWide>
      <div class="compare">
        <table class="compare-facts">
          <thead><tr><th scope="col"></th>${[left, right].map(item => html`<th scope="col"><a href=${tracePath(item.traceId, item.id)}>${name(item)}</a> <span class="muted num">${time(item.startUs)}</span></th>`)}</tr></thead>
          <tbody>${factsOf(left, right).map(([label, one, other]) => html`<tr key=${label} class=${one === other ? undefined : "is-different"}><th scope="row">${label}</th><td class="num">${one}</td><td class="num">${other}</td></tr>`)}</tbody>
        </table>
        <div class="segments" role="group" aria-label="How to show the texts">
          <button class="button is-plain" type="button" aria-pressed=${String(isDiff)} onClick=${() => setDiff(true)}>Differences</button>
          <button class="button is-plain" type="button" aria-pressed=${String(!isDiff)} onClick=${() => setDiff(false)}>Side by side</button>
        </div>
        ${["input", "output", "metadata"].map(part => html`
          <section class="panel" key=${part} aria-label=${part}>
            <header><h3>${part[0].toUpperCase() + part.slice(1)}</h3>${textOf(left[part]) === textOf(right[part]) ? html`<span class="muted">the same</span>` : null}</header>
            <div class="body">${isDiff ? html`<${Diff} before=${textOf(left[part])} after=${textOf(right[part])} />`
    : html`<div class="compare-sides">${[left, right].map(item => html`<div>${textOf(item[part]) ? html`<${Content} text=${textOf(item[part])} />` : html`<span class="muted">nothing</span>`}</div>`)}</div>`}</div>
          </section>`)}
      </div>
    <//>`;
}

/** Only what one of them has. @param {any} left @param {any} right @returns {[string, string, string][]} */
function factsOf(left, right) {
  /** @type {[string, (item: any) => string][]} */
  const all = [
    ["Level", item => item.level.toLowerCase()], ["Status", item => item.statusMessage ?? ""], ["Duration", item => duration(item.endUs - item.startUs)],
    ["First token", item => (item.completionStartUs === null ? "" : duration(item.completionStartUs - item.startUs))], ["Model", item => item.model ?? ""],
    ["Prompt", item => (item.promptName ? `${item.promptName} v${item.promptVersion}` : "")], ["Tokens in", item => (item.inputTokens === null ? "" : count(item.inputTokens))],
    ["Tokens out", item => (item.outputTokens === null ? "" : count(item.outputTokens))], ["Cost", item => cost(item.totalCost)], ["Version", item => item.version ?? ""],
    ["Parameters", item => Object.entries(item.modelParameters ?? {}).map(([key, value]) => `${key} ${value}`).join(", ")],
  ];
  return all.map(([label, of]) => /** @type {[string, string, string]} */ ([label, of(left), of(right)])).filter(([, one, other]) => one || other);
}

/** JSON in lines, so that a difference is found in its place. @param {any} value */
function textOf(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return Object.keys(value).length ? JSON.stringify(value, null, 2) : "";
  try {
    const parsed = JSON.parse(value);
    return typeof parsed === "string" ? parsed : JSON.stringify(parsed, null, 2);
  } catch {
    return value;
  }
}
