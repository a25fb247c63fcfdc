import { html } from "../../vendor/preact.js";
import { local } from "../../data/api.js";
import { cost, count, duration, exact, name, time } from "../../data/format.js";
import { useLoad } from "../../data/load.js";
import { sessionPath, tracePath, userPath } from "../../data/links.js";
import { Fact, Level, Tag } from "../chips.js";
import { ContentPanel } from "../content/content.js";
import { DetailPanel } from "../detail-panel.js";
import { TypeIcon } from "../icons.js";
import { Notice } from "../notice.js";
import { CommentsPanel } from "../observation/comments.js";
import { ScoresPanel } from "../observation/scores.js";

/** A trace beside the list: what went in and came out, what went wrong, how it was judged. @param {{ row: any, onClose: () => void, onMove: (step: number) => void }} props */
export function TracePanel({ row, onClose, onMove }) {
  const { data, error } = useLoad(signal => local(`traces/${encodeURIComponent(row.id)}/glance`, { signal }), [row.id]);
  const trace = data?.id === row.id ? data : undefined;
  return html`
    <${DetailPanel} label="Trace" onClose=${onClose} onMove=${onMove} href=${tracePath(row.id)}>
      ${error ? html`<${Notice} title="The trace cannot be read" isError>${error.message}<//>` : null}
      ${trace ? html`<${Glance} key=${trace.id} trace=${trace} />` : html`<div class="detail-head"><h2>${row.name ?? row.id}</h2></div>`}
    <//>`;
}

/** @param {{ trace: any }} props */
const Glance = ({ trace }) => html`
  <div class="detail-head"><h2>${trace.name ?? trace.id}</h2><${Level} level=${trace.level} /></div>
  <div class="facts">
    <${Fact} name="Started"><span title=${exact(trace.startUs)}>${time(trace.startUs)}</span><//>
    <${Fact} name="Latency">${duration(trace.endUs - trace.startUs)}<//>
    <${Fact} name="Observations">${count(trace.observationCount)}<//>
    ${trace.totalTokens ? html`<${Fact} name="Tokens">${count(trace.inputTokens)} → ${count(trace.outputTokens)}<//>` : null}
    ${trace.totalCost ? html`<${Fact} name="Cost">${cost(trace.totalCost)}<//>` : null}
    ${trace.userId ? html`<${Fact} name="User"><a href=${userPath(trace.userId)}>${trace.userId}</a><//>` : null}
    ${trace.sessionId ? html`<${Fact} name="Session"><a href=${sessionPath(trace.sessionId)}>${trace.sessionId}</a><//>` : null}
    ${trace.version ? html`<${Fact} name="Version">${trace.version}<//>` : null}
    ${trace.tags.length ? html`<${Fact} name="Tags"><span class="fact-row">${trace.tags.map((/** @type {string} */ tag) => html`<${Tag}>${tag}<//>`)}</span><//>` : null}
  </div>
  ${trace.troubles.length ? html`
    <section class="panel" aria-label="What went wrong">
      <header><h3>What went wrong</h3></header>
      <ul class="troubles">${trace.troubles.map((/** @type {any} */ item) => html`
        <li key=${item.id} data-type=${item.type}><a href=${tracePath(trace.id, item.id)}><${TypeIcon} type=${item.type} /><b>${name(item)}</b><${Level} level=${item.level} /><span>${item.statusMessage ?? ""}</span></a></li>`)}</ul>
    </section>` : null}
  <${ContentPanel} title="Input" text=${trace.input} />
  <${ContentPanel} title="Output" text=${trace.output} />
  <${ScoresPanel} scores=${trace.scores} subject=${{ traceId: trace.id }} />
  <${CommentsPanel} objectType="TRACE" objectId=${trace.id} />`;
