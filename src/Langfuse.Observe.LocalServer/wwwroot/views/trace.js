import { h } from "../h.js";
import { copyButton } from "../clipboard.js";
import * as api from "../api.js";
import * as format from "../format.js";
import * as links from "../links.js";
import { detail } from "./detail.js";
import { fact } from "./fact.js";
import { splitter } from "./splitter.js";
import { timeline } from "./timeline.js";
import { scoreChip } from "./traces.js";

export function traceView(id, observationId) {
  const head = h("header.trace-head");
  const panel = h("section.detail", { "aria-label": "Details", tabindex: "0" });
  const line = timeline(select);
  const body = h("div.trace-body");
  body.append(line.element, splitter(body), panel);
  const element = h("article.trace", head, body);
  let trace = null;
  let selected = observationId;

  async function load() {
    trace = await api.trace(id);
    trace.rootId = (trace.observations.find(item => item.parentId === null) ?? trace.observations[0])?.id;
    if (!trace.observations.some(item => item.id === selected)) selected = trace.rootId;
    document.title = `${trace.name ?? id} · Langfuse Observe`;
    head.replaceChildren(title(trace, troubles), facts(trace));
    line.show(trace, selected);
    await showDetail();
  }

  function select(next) {
    selected = next;
    history.replaceState(null, "", links.tracePath(id, next));
    showDetail();
  }

  // Of a big trace the content of an observation is read when it is selected.
  async function showDetail() {
    const id = selected;
    const item = trace.isBrief ? await api.observation(trace.id, id) : trace.observations.find(candidate => candidate.id === id);
    if (id !== selected) return;
    panel.replaceChildren(detail(item, trace));
    panel.scrollTop = 0;
  }

  // How many observations went wrong; a click goes to the first.
  function troubles(level, word) {
    const found = trace.observations.filter(item => item.level === level);
    if (found.length === 0) return null;
    return h(`button.level.level-${level}`, { type: "button", onclick: () => { line.select(found[0].id); } }, found.length === 1 ? `1 ${word}` : `${found.length} ${word}s`);
  }

  // While someone reads, only news about this very trace may move the page.
  async function refresh() {
    const next = await api.trace(id);
    if (next.observations.length !== trace?.observations.length || next.scores.length !== trace?.scores.length) await load();
  }

  return { title: "Trace", tab: "Traces", element, load, refresh };
}

const title = (trace, troubles) => h("div.trace-title",
  h("a.crumb", { href: links.tracesPath(), "data-link": true }, "Traces"), h("span.muted", { "aria-hidden": "true" }, "/"),
  h("h1", { title: trace.name }, trace.name ?? trace.id), troubles("ERROR", "error"), troubles("WARNING", "warning"),
  h("code", trace.id.slice(0, 8)), copyButton(() => trace.id, "Copy id", "trace id"), copyButton(() => location.href, "Copy link", "link"));

const facts = trace => h("div.facts",
  fact("Started", h("span", { title: format.exact(trace.startUs) }, format.time(trace.startUs))),
  fact("Latency", format.duration(trace.endUs - trace.startUs)),
  trace.observationCount > 1000 ? fact("Observations", format.count(trace.observationCount)) : null,
  trace.totalTokens ? fact("Tokens", `${format.count(trace.inputTokens)} → ${format.count(trace.outputTokens)}`) : null,
  trace.totalCost ? fact("Cost", format.cost(trace.totalCost)) : null,
  trace.userId ? fact("User", h("a", { href: links.filteredPath(`user:${trace.userId}`), "data-link": true }, trace.userId)) : null,
  trace.sessionId ? fact("Session", h("a", { href: links.sessionPath(trace.sessionId), "data-link": true }, trace.sessionId)) : null,
  trace.environment === "default" ? null : fact("Environment", trace.environment),
  trace.version ? fact("Version", trace.version) : null,
  trace.release ? fact("Release", trace.release) : null,
  trace.tags.length ? h("div.fact", h("span", "Tags"), h("span.fact-row", trace.tags.map(tag => h("a.tag", { href: links.filteredPath(`tag:${tag}`), "data-link": true }, tag)))) : null,
  trace.scores.length ? h("div.fact", h("span", "Scores"), h("span.fact-row", trace.scores.slice(0, 8).map(scoreChip), trace.scores.length > 8 ? h("span.muted", `${format.count(trace.scores.length - 8)} more below`) : null)) : null);
