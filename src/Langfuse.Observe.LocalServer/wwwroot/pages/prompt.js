import { html, useState } from "../vendor/preact.js";
import { publicApi } from "../data/api.js";
import { ago, exact } from "../data/format.js";
import { touch } from "../data/live.js";
import { promptPath, viewPath } from "../data/links.js";
import { useLoad } from "../data/load.js";
import { promptText, versionsOf } from "../data/prompts.js";
import { address, setQuery } from "../data/router.js";
import { Fact, Tag } from "../components/chips.js";
import { Copy } from "../components/copy.js";
import { ContentPanel } from "../components/content/content.js";
import { Diff } from "../components/diff.js";
import { Icon } from "../components/icons.js";
import { Menu } from "../components/menu.js";
import { MetricPanel } from "../components/metric-panel.js";
import { Notice } from "../components/notice.js";
import { PairsPanel } from "../components/observation/pairs.js";
import { Playground } from "../components/playground.js";
import { Replay } from "../components/replay.js";
import { Tabs, tabOf } from "../components/tabs.js";
import { attempt } from "../components/toast.js";
import { lazy } from "../components/lazy.js";

export const title = (/** @type {string} */ name) => name;

const NewPrompt = lazy(() => import("../components/new-prompt.js"), "NewPrompt");

/** @typedef {import("../data/prompts.js").Version} Version */

/** @type {[string, string][]} */
const tabs = [["prompt", "Prompt"], ["changes", "Changes"], ["used", "Used in"], ["playground", "Playground"], ["replay", "Over stored"]];

/** @param {{ rest: string[] }} props */
export function Page({ rest: [name] }) {
  const { data: versions, error } = useLoad(signal => versionsOf(name, signal), [name]);
  if (error && !versions) return html`<${Notice} title="The prompt cannot be shown" isError>${error.message}<//>`;
  if (!versions) return html`<div class="loading" role="status"><span class="sr">Loading</span></div>`;
  if (versions.length === 0) return html`<${Notice} title="There is no such prompt.">It may have been deleted. <a class="link" href=${viewPath("prompts")}>All prompts</a><//>`;
  return html`<${Prompt} name=${name} versions=${versions} />`;
}

/** @param {{ name: string, versions: Version[] }} props */
function Prompt({ name, versions }) {
  const [isNew, setNew] = useState(false);
  const asked = Number(address.value.query.get("version"));
  const version = versions.find(each => each.version === asked) ?? versions[0];
  const shown = tabOf(tabs);
  return html`
    <div class="page" data-ready="">
      <header class="page-head">
        <a class="crumb" href=${viewPath("prompts")}>Prompts</a><span class="muted" aria-hidden="true">/</span><h1>${name}</h1><span class="count">v${version.version}</span>
        <span class="end"><${Labels} version=${version} versions=${versions} /><button class="button is-main" type="button" onClick=${() => setNew(true)}>New version</button></span>
      </header>
      <div class="split">
        <ol class="versions" aria-label="Versions">
          ${versions.map(each => html`
            <li key=${each.version}><a href=${promptPath(name, each.version)} aria-current=${String(each === version)} onClick=${(/** @type {MouseEvent} */ event) => { event.preventDefault(); setQuery({ version: String(each.version) }, { push: true }); }}>
              <b>Version ${each.version}</b>
              ${each.labels.length ? html`<span class="labels">${each.labels.map(label => html`<span class="prompt-label" key=${label}>${label}</span>`)}</span>` : null}
              ${each.commitMessage ? html`<span>${each.commitMessage}</span>` : null}
              <small title=${each.createdAt}>${ago(Date.parse(each.createdAt) * 1000)} · ${each.createdBy}</small>
            </a></li>`)}
        </ol>
        <div>
          <${Tabs} label="About this version" tabs=${tabs} />
          ${shown === "prompt" ? html`<${Text} version=${version} />` : shown === "changes" ? html`<${Changes} version=${version} versions=${versions} />` : shown === "used" ? html`<${Used} version=${version} />` : shown === "replay" ? html`<${Replay} key=${version.version} version=${version} versions=${versions} />` : html`<${Playground} key=${version.version} version=${version} />`}
        </div>
      </div>
      ${isNew ? html`<${NewPrompt} from=${version} onClose=${() => setNew(false)} />` : null}
    </div>`;
}

/** Moves a label to the version in sight: from another version, so that one on an older version rolls back. @param {{ version: Version, versions: Version[] }} props */
function Labels({ version, versions }) {
  const known = [...new Set(["production", "staging", ...versions.flatMap(each => each.labels)])].filter(label => label !== "latest");
  const move = async (/** @type {string} */ label, /** @type {() => void} */ close) => {
    close();
    const from = versions.find(each => each.labels.includes(label));
    const done = () => publicApi("PATCH", `v2/prompts/${encodeURIComponent(version.name)}/versions/${version.version}`, { body: { newLabels: [...version.labels.filter(each => each !== "latest" && each !== label), label] } });
    if (await attempt(done, from ? `${label} moved from version ${from.version} to ${version.version}` : `${label} is on version ${version.version}`)) touch();
  };
  const where = (/** @type {string} */ label) => versions.find(each => each.labels.includes(label))?.version;
  return html`
    <${Menu} label="Move a label here" icon="bookmark" alignEnd>
      ${(/** @type {() => void} */ close) => html`
        <div class="menu-list">${known.map(label => html`<button key=${label} type="button" disabled=${version.labels.includes(label)} onClick=${() => move(label, close)}>${label} <span class="muted">${where(label) ? `now on version ${where(label)}` : "not used yet"}</span></button>`)}</div>
        <form class="menu-form" onSubmit=${(/** @type {any} */ event) => { event.preventDefault(); move(String(new FormData(event.target).get("label")).trim(), close); }}>
          <label>Another label <input name="label" required pattern="[a-z0-9_.\\-]{1,36}" title="1 to 36 of a-z, 0-9, _, - and ." /></label>
          <button class="button is-main" type="submit">Put it here</button>
        </form>`}
    <//>`;
}

/** @param {{ version: Version }} props */
const Text = ({ version }) => html`
  <div class="stack">
    <div class="facts">
      <${Fact} name="Type">${version.type}<//><${Fact} name="Created"><span title=${exact(Date.parse(version.createdAt) * 1000)}>${ago(Date.parse(version.createdAt) * 1000)}</span><//>
      ${version.labels.length ? html`<${Fact} name="Labels"><span class="fact-row">${version.labels.map(label => html`<span class="prompt-label" key=${label}>${label}</span>`)}</span><//>` : null}
      ${version.tags.length ? html`<${Fact} name="Tags"><span class="fact-row">${version.tags.map(tag => html`<${Tag} key=${tag}>${tag}<//>`)}</span><//>` : null}
    </div>
    <${ContentPanel} title="Prompt" text=${typeof version.prompt === "string" ? version.prompt : JSON.stringify(version.prompt)} />
    <${PairsPanel} title="Config" entries=${Object.entries(version.config ?? {})} />
    <div><${Copy} text=${() => `await langfuse.Prompts.GetTextAsync("${version.name}", version: ${version.version})`} name="C#" label="Copy as C#" /></div>
  </div>`;

/** @param {{ version: Version, versions: Version[] }} props */
function Changes({ version, versions }) {
  const asked = Number(address.value.query.get("with"));
  const other = versions.find(each => each.version === asked) ?? versions[versions.indexOf(version) + 1] ?? version;
  return html`
    <div class="stack">
      <form class="inline-form"><label>From version <select value=${other.version} onChange=${(/** @type {any} */ event) => setQuery({ with: event.target.value }, { push: true })}>${versions.map(each => html`<option value=${each.version} key=${each.version}>${each.version}${each.labels.length ? ` (${each.labels.join(", ")})` : ""}</option>`)}</select></label><span class="hint">to version ${version.version}</span></form>
      <${Diff} before=${promptText(other)} after=${promptText(version)} />
      ${JSON.stringify(other.config) === JSON.stringify(version.config) ? null : html`<h2 class="part">Config</h2><${Diff} before=${JSON.stringify(other.config, null, 2)} after=${JSON.stringify(version.config, null, 2)} />`}
    </div>`;
}

const month = 30 * 86_400_000;

/** Which generations used it, and how each version did. @param {{ version: Version }} props */
function Used({ version }) {
  const [times] = useState(() => ({ from: new Date(Date.now() - month).toISOString(), to: new Date(Math.ceil(Date.now() / 60_000) * 60_000).toISOString() }));
  const filters = [{ type: "string", column: "promptName", operator: "=", value: version.name }];
  const panel = (/** @type {string} */ measure, /** @type {string} */ aggregation) => ({ view: "observations", measure, aggregations: [aggregation], dimension: "promptVersion", form: /** @type {const} */ ("list") });
  return html`
    <div class="stack">
      <div class="metrics">
        <${MetricPanel} panel=${panel("count", "count")} times=${times} filters=${filters} /><${MetricPanel} panel=${panel("latency", "p95")} times=${times} filters=${filters} />
        <${MetricPanel} panel=${panel("totalCost", "avg")} times=${times} filters=${filters} />
      </div>
      <p><a class="button" href=${viewPath("observations", { f: `promptName~is~${encodeURIComponent(version.name)}` })}><${Icon} name="open" />Its generations</a></p>
    </div>`;
}
