import { h } from "../h.js";
import * as api from "../api.js";
import * as format from "../format.js";
import * as links from "../links.js";
import { openOnKey } from "./rows.js";
import { content } from "./content.js";
import { scoreChip } from "./traces.js";

export function sessionsView() {
  const element = h("section.view", h("div.view-head", h("h1", "Sessions")));
  const place = h("div");
  element.append(place);

  async function load() {
    const { data } = await api.sessions();
    if (data.length === 0) return place.replaceChildren(h("p.notice", "No trace has named a session yet."));
    place.replaceChildren(h("div.table", h("table", { "aria-label": "Sessions" },
      h("thead", h("tr", ["Session", "User", "Started", "Lasted"].map(name => h("th", { scope: "col" }, name)), ["Traces", "Tokens", "Cost"].map(name => h("th.right", { scope: "col" }, name)))),
      h("tbody", data.map(row)))));
  }

  return { title: "Sessions", tab: "Sessions", element, load, refresh: load };
}

function row(session) {
  const path = links.sessionPath(session.id);
  return h("tr", { tabindex: "0", ...openOnKey(path) },
    h("td", h("div.cell-name", h(`span.dot.dot-${session.level}`, { role: "img", "aria-label": `level ${session.level}` }), h("a", { href: path, "data-link": true }, session.id))),
    h("td", session.userId ?? h("span.muted", "–")),
    h("td.num.muted", { title: format.exact(session.startUs) }, format.time(session.startUs)),
    h("td.num", format.duration(session.endUs - session.startUs)),
    h("td.right.num", format.count(session.traceCount)),
    h("td.right.num", format.compact(session.totalTokens)),
    h("td.right.num", format.cost(session.totalCost)));
}

// A session reads as a conversation: the question and the answer of each of its traces.
export function sessionView(id) {
  const place = h("div");
  const element = h("section.view", h("div.view-head", h("h1", id), h("span.count", "session")), place);

  async function load() {
    const traces = await api.session(id);
    if (traces.length === 0) return place.replaceChildren(h("p.notice", "There is no such session here."));
    place.replaceChildren(...traces.map(trace => h("section.panel",
      h("header", h("h2", h("a", { href: links.tracePath(trace.id), "data-link": true }, trace.name ?? trace.id)), trace.scores.map(scoreChip),
        h("span.muted.num", `${format.time(trace.startUs)} · ${format.duration(trace.endUs - trace.startUs)}`)),
      h("div.body.chat", said("user", trace.input), said("assistant", trace.output)))));
  }

  return { title: id, tab: "Sessions", element, load, refresh: load };
}

const said = (role, text) => text === null ? null : h(`div.message.message-${role}`, h("div.bubble", content(text)));
