import { html } from "../vendor/preact.js";
import { local } from "../data/api.js";
import { ago, compact, cost, count, duration, exact, oneLine, percent, plural, time } from "../data/format.js";
import { useLoad } from "../data/load.js";
import { sessionPath, tracePath, viewPath } from "../data/links.js";
import { Dot, Fact, None, ScoreChip } from "../components/chips.js";
import { Copy } from "../components/copy.js";
import { Notice } from "../components/notice.js";

export const title = (/** @type {string} */ id) => id;

/** @param {string} field @param {string} id */
const only = (field, id) => JSON.stringify([{ type: "stringOptions", column: field, operator: "any of", value: [id] }]);

/** One user: what they did lately, how it went, and what it cost. @param {{ rest: string[] }} props */
export function Page({ rest: [id] }) {
  const { data, error } = useLoad(async signal => {
    const [users, sessions, traces] = await Promise.all([
      local("users", { query: { filter: only("id", id) }, signal }), local("sessions", { query: { filter: only("userId", id), limit: 12 }, signal }),
      local("traces", { query: { filter: only("userId", id), limit: 50 }, signal })]);
    return { user: users.data[0], sessions, traces };
  }, [id]);
  if (error) return html`<${Notice} title="The user cannot be read" isError>${error.message}<//>`;
  if (!data) return html`<div class="loading" role="status"><span class="sr">Loading</span></div>`;
  if (!data.user) return html`<${Notice} title="No trace names this user." />`;
  const { user, sessions, traces } = data;
  const all = `${viewPath("traces")}?f=userId~any~${encodeURIComponent(encodeURIComponent(id))}`;
  return html`
    <article data-ready="">
      <header class="trace-head">
        <div class="trace-title"><a class="crumb" href=${viewPath("users")}>Users</a><span class="muted" aria-hidden="true">/</span><h1>${id}</h1><${Copy} text=${() => id} name="user id" label="Copy id" /></div>
        <div class="facts">
          <${Fact} name="Last seen"><span title=${exact(user.lastUs)}>${ago(user.lastUs)}</span><//><${Fact} name="First seen"><span title=${exact(user.firstUs)}>${ago(user.firstUs)}</span><//>
          <${Fact} name="Sessions">${count(user.sessionCount)}<//><${Fact} name="Traces">${count(user.traceCount)}<//>
          <${Fact} name="Errors">${user.errorCount ? html`<span class="is-bad">${count(user.errorCount)} · ${percent(user.errorCount / user.traceCount)}</span>` : "none"}<//>
          <${Fact} name="Tokens">${compact(user.totalTokens)}<//><${Fact} name="Cost">${cost(user.totalCost)}<//>
        </div>
      </header>
      <div class="page columns">
        <section class="card">
          <header class="card-head"><h2>Traces</h2><a href=${all}>${traces.total > traces.data.length ? `All ${count(traces.total)}` : "Open as a list"}</a></header>
          <ul class="rows-list">${traces.data.map((/** @type {any} */ trace) => html`
            <li key=${trace.id}><a href=${tracePath(trace.id)}>
              <${Dot} level=${trace.level} /><span class="grow"><b>${trace.name ?? trace.id}</b><small>${oneLine(trace.input)}</small></span>
              <span class="fact-row">${trace.scores.slice(0, 2).map((/** @type {any} */ score) => html`<${ScoreChip} score=${score} />`)}</span>
              <span class="muted num">${duration(trace.endUs - trace.startUs)}</span><span class="muted num">${time(trace.startUs)}</span></a></li>`)}</ul>
        </section>
        <section class="card">
          <header class="card-head"><h2>Sessions</h2></header>
          <ul class="rows-list">${sessions.data.map((/** @type {any} */ session) => html`
            <li key=${session.id}><a href=${sessionPath(session.id)}>
              <${Dot} level=${session.level} /><span class="grow"><b>${session.id}</b></span><span class="muted num">${plural(session.traceCount, "trace")}</span><span class="muted num">${time(session.startUs)}</span></a></li>`)}
            ${sessions.data.length === 0 ? html`<li class="body"><${None} /> no session</li>` : null}</ul>
        </section>
      </div>
    </article>`;
}
