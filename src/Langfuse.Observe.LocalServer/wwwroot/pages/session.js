import { html } from "../vendor/preact.js";
import { local } from "../data/api.js";
import { cost, count, duration, plural, time } from "../data/format.js";
import { useLoad } from "../data/load.js";
import { tracePath, userPath, viewPath } from "../data/links.js";
import { Dot, Fact, ScoreChip } from "../components/chips.js";
import { Copy } from "../components/copy.js";
import { Notice } from "../components/notice.js";
import { Clip, Content } from "../components/content/content.js";
import { CommentsPanel } from "../components/observation/comments.js";

export const title = (/** @type {string} */ id) => id;

/** A session reads as a conversation: the question and the answer of each of its traces. @param {{ rest: string[] }} props */
export function Page({ rest: [id] }) {
  const { data: traces, error } = useLoad(signal => local(`sessions/${encodeURIComponent(id)}`, { signal }), [id]);
  if (error) return html`<${Notice} title="The session cannot be read" isError>${error.message}<//>`;
  if (!traces) return html`<div class="loading" role="status"><span class="sr">Loading</span></div>`;
  if (traces.length === 0) return html`<${Notice} title="There is no such session here." />`;
  const sum = (/** @type {string} */ field) => traces.reduce((/** @type {number} */ all, /** @type {any} */ trace) => all + (trace[field] ?? 0), 0);
  const user = traces.find((/** @type {any} */ trace) => trace.userId)?.userId;
  return html`
    <article class="session" data-ready="">
      <header class="trace-head">
        <div class="trace-title"><a class="crumb" href=${viewPath("sessions")}>Sessions</a><span class="muted" aria-hidden="true">/</span><h1>${id}</h1><${Copy} text=${() => id} name="session id" label="Copy id" /></div>
        <div class="facts">
          <${Fact} name="Started">${time(traces[0].startUs)}<//>
          <${Fact} name="Traces">${count(traces.length)}<//>
          ${user ? html`<${Fact} name="User"><a href=${userPath(user)}>${user}</a><//>` : null}
          ${sum("totalTokens") ? html`<${Fact} name="Tokens">${count(sum("totalTokens"))}<//>` : null}
          ${sum("totalCost") ? html`<${Fact} name="Cost">${cost(sum("totalCost"))}<//>` : null}
        </div>
      </header>
      <div class="conversation">
        ${traces.map((/** @type {any} */ trace, /** @type {number} */ index) => html`
          <section class="turn" key=${trace.id} aria-label=${`Turn ${index + 1}: ${trace.name ?? trace.id}`}>
            <header>
              <${Dot} level=${trace.level} /><h2><a href=${tracePath(trace.id)}>${trace.name ?? trace.id}</a></h2>
              <span class="muted num">${time(trace.startUs)} · ${duration(trace.endUs - trace.startUs)}${trace.totalCost ? ` · ${cost(trace.totalCost)}` : ""}</span>
              <span class="fact-row">${trace.scores.map((/** @type {any} */ score) => html`<${ScoreChip} score=${score} />`)}</span>
            </header>
            <div class="chat"><${Said} role="user" text=${trace.input} /><${Said} role="assistant" text=${trace.output} /></div>
            ${trace.output === null && trace.level === "ERROR" ? html`<p class="status status-ERROR">This turn failed before it answered.</p>` : null}
          </section>`)}
        <${CommentsPanel} objectType="SESSION" objectId=${id} />
      </div>
    </article>`;
}

/** @param {{ role: string, text: string | null }} props */
const Said = ({ role, text }) => (text === null ? null : html`<div class=${`message message-${role}`}><div class="bubble"><${Clip}><${Content} text=${text} /><//></div></div>`);
