import { h } from "../h.js";
import * as api from "../api.js";
import * as format from "../format.js";
import * as links from "../links.js";
import { openOnKey } from "./rows.js";

export function scoresView() {
  const place = h("div");
  const element = h("section.view", h("div.view-head", h("h1", "Scores")), place);

  async function load() {
    const { data } = await api.scores();
    if (data.length === 0) return place.replaceChildren(h("p.notice", "No score has come in yet."));
    place.replaceChildren(h("div.table.is-wide", h("table", { "aria-label": "Scores" },
      h("colgroup", ["118px", "190px", "190px", "110px", "260px", ""].map(width => h("col", { style: width ? { width } : {} }))),
      h("thead", h("tr", ["Time", "Name", "Value", "Type", "Of", "Comment"].map(name => h("th", { scope: "col" }, name)))),
      h("tbody", data.map(row)))));
  }

  return { title: "Scores", tab: "Scores", element, load, refresh: load };
}

function row(score) {
  const micros = Date.parse(score.timestamp) * 1000;
  const path = score.traceId ? links.tracePath(score.traceId, score.observationId) : score.sessionId ? links.sessionPath(score.sessionId) : null;
  const of = score.traceName ?? score.traceId ?? score.sessionId ?? score.datasetRunId;
  return h("tr", path ? { tabindex: "0", ...openOnKey(path) } : {},
    h("td.num.muted", { title: score.timestamp }, format.time(micros)),
    h("td", h("b", score.name)),
    h("td.num", { class: format.scoreClass(score) }, format.scoreValue(score)),
    h("td.muted", score.dataType.toLowerCase()),
    h("td", path ? h("a", { href: path, "data-link": true }, of) : of),
    h("td.muted", { title: score.comment }, score.comment ?? ""));
}
