import { html, useState } from "../vendor/preact.js";
import { connection, localSend, ownerApi, publicApi } from "../data/api.js";
import { ago, count } from "../data/format.js";
import { touch } from "../data/live.js";
import { useLoad } from "../data/load.js";
import { None } from "../components/chips.js";
import { Copy } from "../components/copy.js";
import { Dialog } from "../components/dialog.js";
import { Notice } from "../components/notice.js";
import { SmallTable } from "../components/small-table.js";
import { Tabs, tabOf } from "../components/tabs.js";
import { attempt } from "../components/toast.js";

export const title = "Settings";

/** @type {[string, string][]} */
const tabs = [["project", "Project"], ["keys", "API keys"], ["members", "Members"], ["prices", "Prices"], ["models", "LLM connections"], ["account", "Account"]];
const parts = { project: ProjectPart, keys: KeysPart, members: MembersPart, prices: PricesPart, models: ModelsPart, account: AccountPart };

export function Page() {
  const Part = parts[/** @type {keyof typeof parts} */ (tabOf(tabs))];
  return html`<div class="page" data-ready=""><header class="page-head"><h1>Settings</h1></header><${Tabs} label="Settings" tabs=${tabs} /><${Part} /></div>`;
}

/** @param {any} event */
const fieldsOf = event => {
  event.preventDefault();
  return Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, String(value).trim()]));
};

function ProjectPart() {
  const { data, error } = useLoad(signal => ownerApi("GET", "projects", { signal }), []);
  if (error && !data) return html`<${Notice} title="The project cannot be read" isError>${error.message}<//>`;
  const project = data?.data[0];
  if (!project) return null;
  const save = async (/** @type {any} */ event) => {
    const { name, retention } = fieldsOf(event);
    if (await attempt(() => ownerApi("PUT", `projects/${project.id}`, { body: { name, metadata: project.metadata, retention: Number(retention || 0) } }), "Project saved")) touch();
  };
  return html`
    <div class="stack">
      <form class="inline-form" onSubmit=${save}>
        <label>Name <input name="name" required value=${project.name} /></label>
        <label>Keep traces for, days <input name="retention" type="number" min="0" max="36500" value=${project.retentionDays ?? 0} /></label>
        <button class="button is-main" type="submit">Save</button>
        <span class="hint">0 keeps them for ever.</span>
      </form>
      <h2 class="part">Another project</h2>
      <form class="inline-form" onSubmit=${async (/** @type {any} */ event) => { const { name } = fieldsOf(event); if (await attempt(() => ownerApi("POST", "projects", { body: { name, retention: 0 } }), `Project ${name} made`)) location.reload(); }}>
        <label>Name <input name="name" required /></label><button class="button" type="submit">Make it</button><span class="hint">The projects stand at the top of the menu.</span>
      </form>
    </div>`;
}

/** Whoever is logged in changes their own password. */
function AccountPart() {
  const { data } = useLoad(connection, [], { live: false });
  if (!data) return null;
  if (!data.userEmail) return html`<${Notice} title="Nobody is logged in.">On its own machine the page asks for no login. Members with a password make it ask.<//>`;
  const change = async (/** @type {any} */ event) => {
    const form = event.target;
    // Not trimmed: a password may begin with a space.
    event.preventDefault();
    const [current, next, again] = ["current", "new", "again"].map(name => String(new FormData(form).get(name) ?? ""));
    const refuse = () => { throw new Error("The new password and its repetition are not the same."); };
    if (await attempt(async () => { if (next !== again) refuse(); await localSend("POST", "password", { body: { current, new: next } }); return true; }, "Password changed. Other browsers are logged out.")) form.reset();
  };
  return html`
    <div class="stack">
      <p class="hint">Logged in as ${data.userEmail}.</p>
      <form class="inline-form" onSubmit=${change}>
        <label>Password now <input name="current" type="password" autocomplete="current-password" /></label>
        <label>New password <input name="new" type="password" required minlength="8" autocomplete="new-password" /></label>
        <label>The same again <input name="again" type="password" required minlength="8" autocomplete="new-password" /></label>
        <button class="button is-main" type="submit">Change it</button>
      </form>
    </div>`;
}

function KeysPart() {
  const { data: known } = useLoad(connection, [], { live: false });
  const id = known?.projectId;
  const { data, error, reload } = useLoad(async signal => (id ? ownerApi("GET", `projects/${id}/apiKeys`, { signal }) : null), [id]);
  const [made, setMade] = useState(/** @type {any} */ (null));
  if (error && !data) return html`<${Notice} title="The keys cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const create = async (/** @type {any} */ event) => {
    const form = event.target;
    const { note } = fieldsOf(event);
    const key = await attempt(() => ownerApi("POST", `projects/${id}/apiKeys`, { body: { note } }));
    if (key) { setMade(key); form.reset(); reload(); }
  };
  const revoke = async (/** @type {any} */ key) => {
    if (window.confirm(`Revoke ${key.publicKey}? Programs that use it are refused at once.`) && await attempt(() => ownerApi("DELETE", `projects/${id}/apiKeys/${key.id}`), "Key revoked")) reload();
  };
  return html`
    <div class="stack">
      <form class="inline-form" onSubmit=${create}><label>Note <input name="note" placeholder="production" /></label><button class="button is-main" type="submit">New key</button></form>
      <${SmallTable} label="API keys" head=${["Public key", "Secret key", "Note", "Made", "Last used", ""]}
        rows=${data.apiKeys.map((/** @type {any} */ key) => ({
          key: key.id, cells: [html`<code>${key.publicKey}</code>`, html`<code>${key.displaySecretKey}</code>`, key.note ?? html`<${None} />`, ago(Date.parse(key.createdAt) * 1000), key.lastUsedAt ? ago(Date.parse(key.lastUsedAt) * 1000) : "never",
            html`<span class="row-actions"><button class="button is-plain" type="button" onClick=${() => revoke(key)}>Revoke</button></span>`],
        }))} />
      ${made ? html`
        <${Dialog} title="The new key" onClose=${() => setMade(null)}>
          <div class="dialog-form"><p>The secret is shown this once.</p>
            <p><code>LANGFUSE_PUBLIC_KEY=${made.publicKey}</code><br /><code>LANGFUSE_SECRET_KEY=${made.secretKey}</code></p>
            <span class="form-end"><${Copy} text=${() => `LANGFUSE_PUBLIC_KEY=${made.publicKey}\nLANGFUSE_SECRET_KEY=${made.secretKey}`} name="keys" label="Copy both" /></span></div>
        <//>` : null}
    </div>`;
}

function MembersPart() {
  const { data, error, reload } = useLoad(signal => ownerApi("GET", "organizations/memberships", { signal }), []);
  if (error && !data) return html`<${Notice} title="The members cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const add = async (/** @type {any} */ event) => {
    const form = event.target;
    if (await attempt(() => localSend("POST", "users", { body: Object.fromEntries(Object.entries(fieldsOf(event)).filter(([, value]) => value)) }), "Member added")) { form.reset(); reload(); }
  };
  const change = (/** @type {any} */ member, /** @type {string} */ role) => attempt(() => ownerApi("PUT", "organizations/memberships", { body: { userId: member.userId, role } }), `${member.email} is ${role.toLowerCase()}`).then(reload);
  const remove = async (/** @type {any} */ member) => { if (window.confirm(`Remove ${member.email}?`) && await attempt(() => ownerApi("DELETE", "organizations/memberships", { body: { userId: member.userId } }), "Member removed")) reload(); };
  const roles = ["OWNER", "ADMIN", "MEMBER", "VIEWER"];
  return html`
    <div class="stack">
      <form class="inline-form" onSubmit=${add}>
        <label>E-mail <input name="email" type="email" required /></label><label>Name <input name="name" /></label>
        <label>Role <select name="role">${["VIEWER", "MEMBER", "OWNER"].map(role => html`<option value=${role} key=${role}>${role.toLowerCase()}</option>`)}</select></label>
        <label>Password <input name="password" type="password" minlength="8" autocomplete="new-password" /></label><button class="button is-main" type="submit">Add</button>
      </form>
      <${SmallTable} label="Members" head=${["Name", "E-mail", "Role", ""]} empty="Nobody yet. On its own machine the page asks for no login."
        rows=${data.memberships.map((/** @type {any} */ member) => ({
          key: member.userId, cells: [member.name, member.email,
            html`<select aria-label=${`Role of ${member.email}`} value=${member.role} onChange=${(/** @type {any} */ event) => change(member, event.target.value)}>${roles.map(role => html`<option value=${role} key=${role}>${role.toLowerCase()}</option>`)}</select>`,
            html`<span class="row-actions"><button class="button is-plain" type="button" onClick=${() => remove(member)}>Remove</button></span>`],
        }))} />
      <p class="hint">Owners: everything. Members: scores, datasets, prompts, annotation. Viewers read.</p>
    </div>`;
}

const million = 1e6;
const price = (/** @type {number | null | undefined} */ value) => (value === null || value === undefined ? html`<${None} />` : `$${Number((value * million).toPrecision(4))}`);

function PricesPart() {
  const [words, setWords] = useState("");
  const { data, error, reload } = useLoad(signal => allModels(signal), []);
  if (error && !data) return html`<${Notice} title="The prices cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const add = async (/** @type {any} */ event) => {
    const form = event.target;
    const { modelName, matchPattern, input, output } = fieldsOf(event);
    const body = { modelName, matchPattern: matchPattern || `(?i)^${modelName.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`, unit: "TOKENS", inputPrice: Number(input) / million, outputPrice: Number(output) / million };
    if (await attempt(() => publicApi("POST", "models", { body }), "Price saved")) { form.reset(); reload(); }
  };
  const remove = async (/** @type {any} */ model) => { if (await attempt(() => publicApi("DELETE", `models/${model.id}`), "Price removed")) reload(); };
  const shown = data.filter((/** @type {any} */ model) => model.modelName.toLowerCase().includes(words.toLowerCase()));
  return html`
    <div class="stack">
      <form class="inline-form" onSubmit=${add}>
        <label>Model <input name="modelName" required placeholder="my-llama" /></label><label>Pattern, when not just the name <input name="matchPattern" placeholder="(?i)^my-llama.*$" /></label>
        <label>In, $ a million tokens <input name="input" type="number" step="any" min="0" required /></label><label>Out <input name="output" type="number" step="any" min="0" required /></label>
        <button class="button is-main" type="submit">Add</button>
      </form>
      <form class="inline-form"><label>Find <input type="search" value=${words} onInput=${(/** @type {any} */ event) => setWords(event.target.value)} /></label><span class="hint num">${count(shown.length)} models; own prices win over built-in ones</span></form>
      <${SmallTable} label="Prices" head=${["Model", "Pattern", { text: "In", isRight: true }, { text: "Cached", isRight: true }, { text: "Out", isRight: true }, "", ""]}
        rows=${shown.map((/** @type {any} */ model) => ({
          key: model.id, cells: [model.modelName, html`<code>${model.matchPattern}</code>`, price(model.inputPrice), price(model.prices?.input_cached_tokens?.price ?? model.prices?.cache_read_input_tokens?.price), price(model.outputPrice),
            model.isLangfuseManaged ? html`<span class="state">built-in</span>` : html`<span class="state is-good">own</span>`,
            model.isLangfuseManaged ? "" : html`<span class="row-actions"><button class="button is-plain" type="button" onClick=${() => remove(model)}>Remove</button></span>`],
        }))} />
    </div>`;
}

/** @param {AbortSignal} signal */
async function allModels(signal) {
  const all = [];
  for (let page = 1; page <= 20; page++) {
    const { data, meta } = await publicApi("GET", "models", { query: { page, limit: 100 }, signal });
    all.push(...data);
    if (page >= meta.totalPages) break;
  }
  return all.sort((a, b) => Number(a.isLangfuseManaged) - Number(b.isLangfuseManaged) || a.modelName.localeCompare(b.modelName));
}

function ModelsPart() {
  const { data, error, reload } = useLoad(signal => publicApi("GET", "llm-connections", { query: { limit: 100 }, signal }), []);
  if (error && !data) return html`<${Notice} title="The connections cannot be read" isError>${error.message}<//>`;
  if (!data) return null;
  const save = async (/** @type {any} */ event) => {
    const form = event.target;
    const { provider, adapter, secretKey, baseURL, models } = fieldsOf(event);
    const body = { provider, adapter, secretKey, baseURL: baseURL || null, customModels: models.split(/[\s,]+/).filter(Boolean) };
    if (await attempt(() => publicApi("PUT", "llm-connections", { body }), "Connection saved")) { form.reset(); reload(); }
  };
  const remove = async (/** @type {any} */ each) => { if (window.confirm(`Remove ${each.provider}? Judges that use it are paused.`) && await attempt(() => publicApi("DELETE", `llm-connections/${each.id}`), "Connection removed")) reload(); };
  return html`
    <div class="stack">
      <p class="hint">Where judges and the playground find a model: any OpenAI-compatible address. The key is kept encrypted.</p>
      <form class="inline-form" onSubmit=${save}>
        <label>Name <input name="provider" required placeholder="openai" /></label><label>Kind <select name="adapter"><option>openai</option><option>azure</option><option>anthropic</option></select></label>
        <label>Address <input name="baseURL" type="url" placeholder="https://api.openai.com/v1" /></label><label>Key <input name="secretKey" type="password" required autocomplete="off" /></label>
        <label>Models <input name="models" placeholder="gpt-4o-mini, gpt-4o" /></label><button class="button is-main" type="submit">Save</button>
      </form>
      <${SmallTable} label="LLM connections" head=${["Name", "Kind", "Address", "Key", "Models", ""]}
        rows=${data.data.map((/** @type {any} */ each) => ({ key: each.id, cells: [each.provider, each.adapter, each.baseURL ?? "default", html`<code>${each.displaySecretKey}</code>`, each.customModels.join(", ") || html`<${None} />`, html`<span class="row-actions"><button class="button is-plain" type="button" onClick=${() => remove(each)}>Remove</button></span>`] }))} />
    </div>`;
}
