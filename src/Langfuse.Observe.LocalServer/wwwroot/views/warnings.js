import { h } from "../h.js";
import * as api from "../api.js";
import * as links from "../links.js";

export function warningsView() {
  const place = h("div");
  const element = h("section.view",
    h("div.view-head", h("h1", "Warnings"), h("span.count", "what Langfuse would lose or change without telling")),
    place);

  async function load() {
    const { data } = await api.warnings();
    if (data.length === 0) return place.replaceChildren(h("p.notice", "Nothing to complain about."));
    place.replaceChildren(h("div.table", h("ul.warnings", data.map(warning => h("li",
      h("code", warning.code),
      h("span", warning.message, " ", warning.traceId ? h("a", { href: links.tracePath(warning.traceId, warning.observationId), "data-link": true }, "Show where") : null),
      h("span.muted.num", `${warning.count}×`))))));
  }

  return { title: "Warnings", tab: null, element, load, refresh: load };
}
