import { h } from "../h.js";
import { typeIcon } from "../icons.js";
import { copyButton } from "../clipboard.js";
import * as format from "../format.js";
import { content, parse } from "./content.js";
import { fact } from "./fact.js";
import { jsonTree } from "./json.js";
import { tokensFact, tokensPanel } from "./tokens.js";

const technical = /^(resourceAttributes\.|scope\.|attributes\.)/;

// Everything known about one observation.
export function detail(item, trace) {
  const scores = trace.scores.filter(score => score.observationId === item.id || (!score.observationId && item.id === trace.rootId));
  const own = Object.entries(item.metadata).filter(([key]) => !technical.test(key));
  const rest = Object.entries(item.metadata).filter(([key]) => technical.test(key));
  return h("div", { "data-type": item.type },
    h("div.detail-head", typeIcon(item.type), h("h2", { title: item.name }, format.name(item)), h("span.kind", item.type.toLowerCase()),
      item.level === "DEFAULT" ? null : h(`span.level.level-${item.level}`, item.level.toLowerCase()),
      copyButton(() => item.id, "Copy id", "observation id")),
    h("div.facts",
      fact("Duration", format.duration(item.endUs - item.startUs)),
      item.completionStartUs === null ? null : fact("First token", format.duration(item.completionStartUs - item.startUs)),
      item.model === null ? null : fact("Model", item.model),
      tokensFact(item),
      item.totalCost === null ? null : fact("Cost", format.cost(item.totalCost)),
      item.promptName === null ? null : fact("Prompt", `${item.promptName} v${item.promptVersion}`),
      item.version === null ? null : fact("Version", item.version)),
    item.statusMessage ? h(`div.status.status-${item.level}`, { role: item.level === "ERROR" ? "alert" : null }, item.statusMessage) : null,
    ioPanel("Input", item.input),
    ioPanel("Output", item.output),
    scores.length === 0 ? null : scoresPanel(scores),
    tokensPanel(item),
    pairsPanel("Model parameters", Object.entries(item.modelParameters)),
    pairsPanel("Metadata", own),
    pairsPanel("Resource and scope", rest, true));
}

function ioPanel(title, text) {
  if (text === null || text === "") return null;
  const place = h("div.body");
  const value = parse(text);
  const isJson = value !== null && typeof value === "object";
  const views = { Formatted: () => content(text), ...(isJson ? { JSON: () => jsonTree(value) } : {}), Raw: () => h("pre.plain", text) };
  const buttons = Object.keys(views).map(name => h("button.button.is-plain", { type: "button", "aria-pressed": "false", onclick: () => show(name) }, name));

  function show(name) {
    place.replaceChildren(...clip(views[name]()));
    buttons.forEach(button => button.setAttribute("aria-pressed", String(button.textContent === name)));
  }

  show("Formatted");
  return h("section.panel", { "aria-label": title, "data-panel": title.toLowerCase() }, h("header", h("h3", title), buttons, copyButton(() => text, "Copy", title.toLowerCase())), place);
}

// Long content begins folded; the height is known only once it is on the page.
function clip(element) {
  const box = h("div", element);
  const button = h("button.button.unclip", { type: "button", hidden: true, onclick: () => { box.classList.remove("clip"); button.hidden = true; } }, "Show all");
  requestAnimationFrame(() => {
    if (box.scrollHeight <= 520) return;
    box.classList.add("clip");
    button.hidden = false;
  });
  return [box, button];
}

const scoresPanel = scores => h("section.panel", { "aria-label": "Scores", "data-panel": "scores" }, h("header", h("h3", "Scores")),
  h("div.body.score-list", scores.map(score => h("div.score-line",
    h("span", score.name, " ", h("span.muted", `${score.dataType.toLowerCase()} · ${score.source.toLowerCase()}`)),
    h("span.value.num", { class: format.scoreClass(score) }, format.scoreValue(score)),
    score.comment ? h("p", score.comment) : null))));

function pairsPanel(title, entries, isFolded = false) {
  if (entries.length === 0) return null;
  const list = h("dl.pairs", entries.map(([key, value]) => [h("dt", key), h("dd", typeof value === "string" ? value : JSON.stringify(value))]));
  const header = [h("h3", title), copyButton(() => JSON.stringify(Object.fromEntries(entries), null, 2), "Copy", title.toLowerCase())];
  if (!isFolded) return h("section.panel", { "aria-label": title }, h("header", header), h("div.body", list));
  return h("details.panel.folded", h("summary", h("h3", title), h("span.muted", String(entries.length))), h("div.body", list));
}
