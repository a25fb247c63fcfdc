import { html } from "../vendor/preact.js";
import { local } from "../data/api.js";
import { count } from "../data/format.js";
import { useLoad } from "../data/load.js";
import { tracePath } from "../data/links.js";
import { Notice } from "../components/notice.js";

export const title = "Warnings";

export function Page() {
  const { data } = useLoad(signal => local("warnings", { signal }), []);
  return html`
    <section class="page" data-ready=${data ? "" : undefined}>
      <header class="page-head"><h1>Warnings</h1><span class="count">what Langfuse would lose or change without telling</span></header>
      ${!data ? null : data.data.length === 0 ? html`<${Notice} title="Nothing to complain about." />` : html`
        <ul class="warnings card">${data.data.map((/** @type {any} */ warning) => html`
          <li key=${`${warning.code} ${warning.message}`}>
            <code>${warning.code}</code><span>${warning.message} ${warning.traceId ? html`<a href=${tracePath(warning.traceId, warning.observationId)}>Show where</a>` : null}</span><span class="muted num">${count(warning.count)}×</span>
          </li>`)}</ul>`}
    </section>`;
}
