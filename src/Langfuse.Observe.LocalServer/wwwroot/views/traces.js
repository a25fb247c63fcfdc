import { h } from "../h.js";
import { search } from "../icons.js";
import * as api from "../api.js";
import * as format from "../format.js";
import * as links from "../links.js";
import { emptyView } from "./empty.js";
import { openOnKey } from "./rows.js";

const pageSize = 50;

const columns = [
  ["Time", "118px"], ["Name", null], ["User · session", "150px"], ["Tags", "200px"],
  ["Latency", "88px", true], ["Tokens", "90px", true], ["Cost", "92px", true], ["Scores", "220px"],
];

export function tracesView(q) {
  let shown = pageSize;
  let known = new Set();
  const input = h("input", {
    type: "search", value: q, "aria-label": "Filter traces", autocomplete: "off", spellcheck: "false",
    placeholder: "Full text, or user:ada  tag:production  level:error  model:gpt  score:accuracy",
    onkeydown: event => { if (event.key === "Escape") input.blur(); },
  });
  const count = h("span.count.num");
  const body = h("tbody");
  const table = h("div.table.traces", h("table", { "aria-label": "Traces" },
    h("colgroup", columns.map(([, width]) => h("col", { style: width ? { width } : {} }))),
    h("thead", h("tr", columns.map(([name, , right]) => h(right ? "th.right" : "th", { scope: "col" }, name)))),
    body));
  const more = h("div.more");
  const place = h("div", table, more);
  const element = h("section.view",
    h("div.view-head", h("h1", "Traces"), count, h("label.search", search(), input, h("kbd", { "aria-hidden": "true" }, "/"))),
    place);

  let typing = 0;
  input.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      shown = pageSize;
      known = new Set();
      const text = input.value.trim();
      history.replaceState(null, "", text ? links.filteredPath(text) : links.tracesPath());
      load();
    }, 200);
  });

  async function load() {
    const text = input.value.trim();
    const { total, data } = await api.traces(text, Math.min(shown, 200));
    for (let offset = 200; offset < shown && data.length < total && data.length === offset; offset += 200)
      data.push(...(await api.traces(text, 200, offset)).data);
    if (text !== input.value.trim()) return;
    count.textContent = total === 1 ? "1 trace" : `${format.count(total)} traces`;
    if (total === 0 && text === "") return place.replaceChildren(await emptyView());
    if (total === 0) return place.replaceChildren(h("p.notice", "No trace matches this filter."));
    const focused = document.activeElement?.dataset?.id;
    body.replaceChildren(...data.map(trace => row(trace, known.size > 0 && !known.has(trace.id))));
    if (focused) [...body.rows].find(line => line.dataset.id === focused)?.focus();
    known = new Set(data.map(trace => trace.id));
    more.replaceChildren(...(data.length < total ? [h("button.button", { type: "button", onclick: () => { shown += pageSize; load(); } }, "Show more")] : []));
    place.replaceChildren(table, more);
  }

  return { title: "Traces", tab: "Traces", element, load, refresh: load };
}

function row(trace, isNew) {
  const path = links.tracePath(trace.id);
  return h(isNew ? "tr.is-new" : "tr", { tabindex: "0", "data-id": trace.id, ...openOnKey(path) },
    h("td.num.muted", { title: format.exact(trace.startUs) }, format.time(trace.startUs)),
    h("td", h("div.cell-name", h(`span.dot.dot-${trace.level}`, { title: trace.level, role: "img", "aria-label": `level ${trace.level}` }), h("a", { href: path, "data-link": true }, trace.name ?? trace.id)),
      h("div.cell-sub", format.oneLine(trace.input))),
    h("td", h("div.cell-line", { title: trace.userId }, trace.userId ?? h("span.muted", "–")), trace.sessionId ? h("div.cell-sub", { title: trace.sessionId }, trace.sessionId) : null),
    h("td", h("div.cell-tags", trace.tags.map(tag => h("span.tag", tag)), trace.environment === "default" ? null : h("span.tag", trace.environment))),
    h("td.right.num", format.duration(trace.endUs - trace.startUs)),
    h("td.right.num", { title: `${trace.inputTokens} in, ${trace.outputTokens} out` }, trace.totalTokens ? format.compact(trace.totalTokens) : h("span.muted", "–")),
    h("td.right.num", trace.totalCost ? format.cost(trace.totalCost) : h("span.muted", "–")),
    h("td", h("div.cell-tags", trace.scores.slice(0, 4).map(scoreChip))));
}

export const scoreChip = score => h("span.score", { title: score.comment ?? score.name }, score.name, h("b.num", { class: format.scoreClass(score) }, format.oneLine(format.scoreValue(score), 24)));
