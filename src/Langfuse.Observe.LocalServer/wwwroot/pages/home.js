import { html } from "../vendor/preact.js";
import { address, setQuery } from "../data/router.js";
import { cost, count, duration, name, percent, time } from "../data/format.js";
import { counts } from "../data/live.js";
import { useLoad } from "../data/load.js";
import { readHome } from "../data/home.js";
import { tracePath, viewPath } from "../data/links.js";
import { Connect } from "../components/connect.js";
import { TypeIcon } from "../components/icons.js";
import { Notice } from "../components/notice.js";
import { Sparkline } from "../components/sparkline.js";

export const title = "Home";

/** @type {[string, string, number, string][]} in the address, in words, hours, what came before */
const periods = [["1h", "Last hour", 1, "the hour before"], ["24h", "Last 24 hours", 24, "the day before"], ["7d", "Last 7 days", 168, "the week before"]];

/** What is worse than it was: where to look first. */
export function Page() {
  const [range, words, hours, past] = periods.find(each => each[0] === address.value.query.get("range")) ?? periods[1];
  const { data, error } = useLoad(signal => readHome(hours, signal), [hours]);
  if (counts.value?.traces === 0) return html`<${Connect} />`;
  return html`
    <section class="page home" data-ready=${data || error ? "" : undefined}>
      <header class="page-head">
        <h1>Home</h1><span class="count">${words.toLowerCase()}, against ${past}</span>
        <div class="segments is-end" role="group" aria-label="Period">
          ${periods.map(([key, label]) => html`<button key=${key} class="button is-plain" type="button" aria-pressed=${String(key === range)} onClick=${() => setQuery({ range: key === "24h" ? null : key })}>${label}</button>`)}
        </div>
      </header>
      ${error ? html`<${Notice} title="The figures cannot be read" isError>${error.message}<//>` : null}
      <${Stats} data=${data} range=${range} />
      <div class="columns">
        <${Findings} data=${data} range=${range} past=${past} />
        <${Errors} data=${data} range=${range} />
      </div>
    </section>`;
}

/** @param {{ data: any, range: string }} props */
function Stats({ data, range }) {
  const stats = data?.stats;
  const series = (/** @type {string} */ of, /** @type {string} */ field) => data?.series[of].map((/** @type {any} */ row) => row[field]) ?? [];
  return html`
    <div class="stats">
      <${Stat} label="Traces" pair=${stats?.traces} show=${count} values=${series("traces", "count_count")} href=${viewPath("traces", { range })} />
      <${Stat} label="Failed" pair=${stats?.errors} show=${percent} isBadUp values=${series("errors", "count_count")} href=${`${viewPath("traces", { range })}&f=level~any~ERROR`} />
      <${Stat} label="Latency p95" pair=${stats?.latency} show=${(/** @type {number} */ value) => duration(value * 1000)} isBadUp values=${series("traces", "p95_latency")} href=${viewPath("traces", { range, sort: "latency.desc" })} />
      <${Stat} label="Cost" pair=${stats?.cost} show=${cost} isBadUp values=${series("traces", "sum_totalCost")} href=${viewPath("traces", { range, sort: "totalCost.desc" })} />
    </div>`;
}

/** @param {{ label: string, pair?: [number | null, number | null], show: (value: any) => string, values: (number | null)[], href: string, isBadUp?: boolean }} props */
function Stat({ label, pair, show, values, href, isBadUp = false }) {
  const [now, before] = pair ?? [null, null];
  const change = now !== null && before ? now / before - 1 : null;
  const tone = !isBadUp || change === null || Math.abs(change) < 0.05 ? "" : change > 0 ? "is-bad" : "is-good";
  return html`
    <a class="stat card" href=${href}>
      <span class="stat-label">${label}</span>
      <span class="stat-value num">${now === null ? "–" : show(now)}</span>
      <span class=${`stat-change num ${tone}`}>${change === null ? " " : `${change >= 0 ? "+" : "−"}${percent(Math.abs(change))}`}</span>
      <${Sparkline} values=${values} />
    </a>`;
}

/** @type {Record<string, (value: number) => string>} */
const shown = { errors: percent, latency: value => duration(value * 1000), cost, score: value => value.toFixed(2) };

/** @param {{ data: any, range: string, past: string }} props */
const Findings = ({ data, range, past }) => html`
  <section class="card" aria-label="Worse than before">
    <header class="card-head"><h2>Worse than ${past}</h2></header>
    ${!data ? html`<div class="room"></div>` : data.findings.length === 0 ? html`<p class="body muted">Nothing is worse. Errors, latency, cost and scores are as they were, or better.</p>` : html`
      <ul class="rows-list">${data.findings.map((/** @type {import("../data/home.js").Finding} */ finding) => html`
        <li key=${`${finding.what} ${finding.of}`}><a href=${`${viewPath("traces", { range: finding.of.startsWith("user ") ? "" : range })}&${finding.query.map(text => `f=${encodeURIComponent(text)}`).join("&")}`}>
          <span class=${`mark mark-${finding.kind}`} aria-hidden="true"></span>
          <span class="grow"><b>${finding.what}</b> <span class="muted">${finding.of}</span></span>
          <span class="num muted">${shown[finding.kind](finding.before)}</span><span aria-label="now" class="muted">→</span><b class="num is-bad">${shown[finding.kind](finding.now)}</b>
          <small class="muted num">${count(finding.count)} ×</small>
        </a></li>`)}</ul>`}
  </section>`;

/** @param {{ data: any, range: string }} props */
const Errors = ({ data, range }) => html`
  <section class="card" aria-label="Errors">
    <header class="card-head"><h2>Errors</h2>${data?.errorCount ? html`<a href=${`${viewPath("observations", { range })}&f=level~any~ERROR`}>All ${count(data.errorCount)}</a>` : null}</header>
    ${!data ? html`<div class="room"></div>` : data.errors.length === 0 ? html`<p class="body muted">No error in this time.</p>` : html`
      <ul class="rows-list">${data.errors.map((/** @type {any} */ group) => html`
        <li key=${`${group.name} ${group.message}`} data-type=${group.type}><a href=${tracePath(group.newest.traceId, group.newest.id)}>
          <${TypeIcon} type=${group.type} /><span class="grow"><b>${name(group)}</b><small class="is-bad">${group.message ?? "no message"}</small></span>
          <span class="num muted">${count(group.count)} ×</span><span class="num muted">${time(group.newest.startUs)}</span>
        </a></li>`)}</ul>`}
  </section>`;
