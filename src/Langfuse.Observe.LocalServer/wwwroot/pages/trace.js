import { html, useEffect, useMemo, useState } from "../vendor/preact.js";
import { local } from "../data/api.js";
import { address, setQuery } from "../data/router.js";
import { cost, count, duration, exact, plural, time } from "../data/format.js";
import { useLoad } from "../data/load.js";
import { readTrace } from "../data/trace.js";
import { sessionPath, tracesWith, userPath, viewPath } from "../data/links.js";
import { Fact, ScoreChip, Tag } from "../components/chips.js";
import { Copy } from "../components/copy.js";
import { Icon } from "../components/icons.js";
import { Notice } from "../components/notice.js";
import { Splitter, splitPercent } from "../components/splitter.js";
import { CompareButton } from "../components/observation/compare-button.js";
import { Observation } from "../components/observation/observation.js";
import { lazy } from "../components/lazy.js";
import { Timeline } from "../components/trace/timeline.js";

export const title = "Trace";

const Playback = lazy(() => import("../components/trace/playback.js"), "Playback");
const RunGraph = lazy(() => import("../components/trace/run-graph.js"), "RunGraph");

/** @param {{ rest: string[] }} props */
export function Page({ rest: [id] }) {
  const { data: trace, error } = useLoad(signal => local(`traces/${encodeURIComponent(id)}`, { signal }).then(readTrace), [id]);
  useEffect(() => { if (trace) document.title = `${trace.name ?? id} · Langfuse Observe`; }, [trace?.name]);
  if (error && !trace) return html`<${Notice} title="The trace cannot be shown" isError>${error.message}<//>`;
  return trace ? html`<${Trace} trace=${trace} />` : html`<div class="loading" role="status"><span class="sr">Loading</span></div>`;
}

/** @param {{ trace: any }} props */
function Trace({ trace }) {
  const [search, setSearch] = useState("");
  const byId = useMemo(() => new Map(trace.observations.map((/** @type {any} */ item) => [item.id, item])), [trace]);
  const rootId = useMemo(() => (trace.observations.find((/** @type {any} */ item) => item.parentId === null) ?? trace.observations[0])?.id, [trace]);
  const asked = address.value.query.get("observation");
  const selected = asked && byId.has(asked) ? asked : rootId;
  const select = (/** @type {string} */ id) => setQuery({ observation: id });
  const isGraph = address.value.query.get("show") === "graph";
  const isPlayed = address.value.query.get("play") === "1";
  return html`
    <article class="trace" data-ready="">
      <header class="trace-head"><${Title} trace=${trace} onSelect=${select} /><${Facts} trace=${trace} /></header>
      <div class="trace-body" style=${{ "--split": `${splitPercent.value}%` }}>
        <div class="trace-left">
          <div class="tree-bar">
            <div class="segments" role="group" aria-label="How to show the run">
              <button class="button is-plain" type="button" aria-pressed=${String(!isGraph)} onClick=${() => setQuery({ show: null })}>Time line</button>
              <button class="button is-plain" type="button" aria-pressed=${String(isGraph)} onClick=${() => setQuery({ show: "graph" })}>Graph</button>
            </div>
            ${isGraph ? null : html`<label class="tree-search"><${Icon} name="search" /><input type="search" placeholder="Find in this trace" aria-label="Find in this trace" value=${search} onInput=${(/** @type {any} */ event) => setSearch(event.target.value)} /></label>`}
            ${isPlayed ? html`<${Playback} items=${trace.observations} startUs=${trace.startUs} selected=${selected} onSelect=${select} onClose=${() => setQuery({ play: null })} />`
    : html`<button class="button" type="button" onClick=${() => setQuery({ play: "1", observation: rootId })}><${Icon} name="playground" />Step by step</button>`}
          </div>
          ${isGraph ? html`<${RunGraph} items=${trace.observations} selected=${selected} reached=${isPlayed ? byId.get(selected)?.startUs ?? null : null} onSelect=${select} />` : html`<${Timeline} trace=${trace} selected=${selected} onSelect=${select} search=${search} />`}
        </div>
        <${Splitter} label="Width of the tree" />
        <section class="detail" aria-label="Details" tabindex="0">${selected ? html`<${Details} trace=${trace} item=${byId.get(selected)} isRoot=${selected === rootId} />` : null}</section>
      </div>
    </article>`;
}

/** Of a big trace the content of an observation is read when it is selected. @param {{ trace: any, item: any, isRoot: boolean }} props */
function Details({ trace, item, isRoot }) {
  const { data } = useLoad(signal => (trace.isBrief ? local(`traces/${encodeURIComponent(trace.id)}/observations/${encodeURIComponent(item.id)}`, { signal }) : Promise.resolve(item)), [item, trace.isBrief], { live: false });
  const shown = data?.id === item.id ? data : trace.isBrief ? undefined : item;
  return shown ? html`<${Observation} key=${shown.id} item=${shown} traceId=${trace.id} scores=${trace.scores} isRoot=${isRoot}><${CompareButton} item=${shown} traceId=${trace.id} /><//>` : null;
}

/** @param {{ trace: any, onSelect: (id: string) => void }} props */
const Title = ({ trace, onSelect }) => html`
  <div class="trace-title">
    <a class="crumb" href=${viewPath("traces")}>Traces</a><span class="muted" aria-hidden="true">/</span>
    <h1 title=${trace.name}>${trace.name ?? trace.id}</h1>
    <${Troubles} trace=${trace} level="ERROR" word="error" onSelect=${onSelect} /><${Troubles} trace=${trace} level="WARNING" word="warning" onSelect=${onSelect} />
    <code>${trace.id.slice(0, 8)}</code>
    <${Copy} text=${() => trace.id} name="trace id" label="Copy id" /><${Copy} text=${() => window.location.href} name="link" label="Copy link" />
  </div>`;

/** How many observations went wrong; a click goes to the first. @param {{ trace: any, level: string, word: string, onSelect: (id: string) => void }} props */
function Troubles({ trace, level, word, onSelect }) {
  const found = useMemo(() => trace.observations.filter((/** @type {any} */ item) => item.level === level), [trace]);
  if (found.length === 0) return null;
  return html`<button class=${`level level-${level}`} type="button" onClick=${() => onSelect(found[0].id)}>${plural(found.length, word)}</button>`;
}

const mostScores = 8;

/** @param {{ trace: any }} props */
const Facts = ({ trace }) => html`
  <div class="facts">
    <${Fact} name="Started"><span title=${exact(trace.startUs)}>${time(trace.startUs)}</span><//>
    <${Fact} name="Latency">${duration(trace.endUs - trace.startUs)}<//>
    ${trace.observationCount > 1000 ? html`<${Fact} name="Observations">${count(trace.observationCount)}<//>` : null}
    ${trace.totalTokens ? html`<${Fact} name="Tokens">${count(trace.inputTokens)} → ${count(trace.outputTokens)}<//>` : null}
    ${trace.totalCost ? html`<${Fact} name="Cost">${cost(trace.totalCost)}<//>` : null}
    ${trace.userId ? html`<${Fact} name="User"><a href=${userPath(trace.userId)}>${trace.userId}</a><//>` : null}
    ${trace.sessionId ? html`<${Fact} name="Session"><a href=${sessionPath(trace.sessionId)}>${trace.sessionId}</a><//>` : null}
    ${trace.environment === "default" ? null : html`<${Fact} name="Environment">${trace.environment}<//>`}
    ${trace.version ? html`<${Fact} name="Version">${trace.version}<//>` : null}
    ${trace.release ? html`<${Fact} name="Release">${trace.release}<//>` : null}
    ${trace.tags.length ? html`<${Fact} name="Tags"><span class="fact-row">${trace.tags.map((/** @type {string} */ tag) => html`<a href=${tracesWith("tags", tag)}><${Tag}>${tag}<//></a>`)}</span><//>` : null}
    ${trace.scores.length ? html`<${Fact} name="Scores"><span class="fact-row">${trace.scores.slice(0, mostScores).map((/** @type {any} */ score) => html`<${ScoreChip} score=${score} />`)}${trace.scores.length > mostScores ? html`<span class="muted">${count(trace.scores.length - mostScores)} more below</span>` : null}</span><//>` : null}
  </div>`;
