import { html, useMemo, useState } from "../vendor/preact.js";
import { address, setQuery } from "../data/router.js";
import { filterOf, timesOf } from "../data/filters.js";
import { changes } from "../data/live.js";
import { aggregations, metricViews, panelOf, panelText, panelTitle } from "../data/panels.js";
import { Dialog } from "../components/dialog.js";
import { FilterBar } from "../components/filter-bar.js";
import { Icon } from "../components/icons.js";
import { MetricPanel } from "../components/metric-panel.js";
import { SavedViews } from "../components/saved-views.js";

export const title = "Metrics";

const usual = [
  "traces.count.count.name.bars", "observations.totalCost.sum.providedModelName.bars", "traces.latency.p50+p95.none.line", "observations.count.count.level.bars",
  "observations.totalTokens.sum.providedModelName.bars", "observations.timeToFirstToken.p50+p95.none.line", "scores-numeric.value.avg.name.line", "observations.latency.p95.name.list", "traces.totalCost.sum.userId.list",
];

/** @type {import("../data/filters.js").Field[]} */
const fields = [{ field: "environment", label: "Environment", type: "options" }, { field: "userId", label: "User", type: "options" }, { field: "tags", label: "Tags", type: "list" }, { field: "release", label: "Release", type: "options" }];

const week = 7 * 86_400_000;

/** Panels over any dimension; which, and over what time, stands in the address. */
export function Page() {
  const { query } = address.value;
  const [editing, setEditing] = useState(/** @type {number | null} */ (null));
  const texts = query.getAll("panel").length ? query.getAll("panel") : usual;
  const panels = useMemo(() => texts.map(panelOf).filter(panel => panel !== null), [texts.join()]);
  const asked = timesOf(query);
  // To the minute, so that panels ask the same; news of the server moves it on.
  const now = useMemo(() => Math.ceil(Date.now() / 60_000) * 60_000, [changes.value, asked.from, asked.to]);
  const times = { from: asked.from ?? new Date(now - week).toISOString(), to: asked.to ?? new Date(now).toISOString() };
  const all = JSON.parse(filterOf(query, fields, "none").filter ?? "[]").filter((/** @type {any} */ condition) => condition.column !== "none");
  const keep = (/** @type {import("../data/panels.js").Panel[]} */ next) => setQuery({ panel: next.map(panelText) }, { push: true });
  return html`
    <div class="page" data-ready="">
      <header class="page-head"><h1>Metrics</h1></header>
      <${FilterBar} name="metrics" usualTime="Last 7 days" fields=${fields} hasText=${false}>
        <button class="button" type="button" onClick=${() => setEditing(-1)}><${Icon} name="plus" />Panel</button>
        <${SavedViews} name="metrics" label="Dashboards" one="dashboard" />
      <//>
      <div class="metrics">
        ${panels.map((panel, index) => html`
          <${MetricPanel} key=${panelText(panel)} panel=${panel} times=${times} filters=${all}>
            <button class="button is-plain is-icon" type="button" aria-label=${`Change the panel ${panelTitle(panel)}`} onClick=${() => setEditing(index)}><${Icon} name="settings" /></button>
            <button class="button is-plain is-icon" type="button" aria-label=${`Remove the panel ${panelTitle(panel)}`} onClick=${() => keep(panels.filter(each => each !== panel))}><${Icon} name="close" /></button>
          <//>`)}
      </div>
      ${editing === null ? null : html`<${PanelForm} panel=${panels[editing]} onClose=${() => setEditing(null)} onDone=${(/** @type {import("../data/panels.js").Panel} */ panel) => { keep(editing < 0 ? [...panels, panel] : panels.map((each, index) => (index === editing ? panel : each))); setEditing(null); }} />`}
    </div>`;
}

/** @param {{ panel?: import("../data/panels.js").Panel, onClose: () => void, onDone: (panel: import("../data/panels.js").Panel) => void }} props */
function PanelForm({ panel, onClose, onDone }) {
  const [view, setView] = useState(panel?.view ?? "observations");
  const [measure, setMeasure] = useState(panel?.measure ?? "latency");
  const { measures, dimensions } = metricViews[view];
  const chosen = measures[measure] ? measure : Object.keys(measures)[0];
  const fitting = measures[chosen].isText ? ["uniq"] : chosen === "count" ? ["count"] : aggregations;
  const onSubmit = (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const dimension = String(form.get("dimension"));
    onDone({ view, measure: chosen, aggregations: form.getAll("aggregation").map(String), dimension: dimension === "none" ? null : dimension, form: /** @type {any} */ (String(form.get("form"))) });
  };
  return html`
    <${Dialog} title=${panel ? "Change the panel" : "Add a panel"} onClose=${onClose}>
      <form class="dialog-form" onSubmit=${onSubmit}>
        <label>Of <select value=${view} onChange=${(/** @type {any} */ event) => setView(event.target.value)}>${Object.entries(metricViews).map(([name, each]) => html`<option value=${name}>${each.label}</option>`)}</select></label>
        <label>Measure <select value=${chosen} onChange=${(/** @type {any} */ event) => setMeasure(event.target.value)}>${Object.entries(measures).map(([name, each]) => html`<option value=${name}>${each.label}</option>`)}</select></label>
        <label>Taken as <select key=${chosen} name="aggregation" required>${fitting.map(each => html`<option selected=${panel?.aggregations[0] === each || (!panel && each === "p95")}>${each}</option>`)}</select></label>
        <label>By <select key=${view} name="dimension"><option value="none">nothing</option>${Object.entries(dimensions).map(([name, label]) => html`<option value=${name} selected=${panel?.dimension === name}>${label}</option>`)}</select></label>
        <label>Shown as <select name="form">${[["line", "lines over time"], ["bars", "bars over time"], ["list", "a list, greatest first"]].map(([name, label]) => html`<option value=${name} selected=${panel?.form === name}>${label}</option>`)}</select></label>
        <span class="form-end"><button class="button is-main" type="submit">${panel ? "Change it" : "Add it"}</button></span>
      </form>
    <//>`;
}
