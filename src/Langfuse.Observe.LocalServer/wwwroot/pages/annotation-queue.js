import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { local, localSend } from "../data/api.js";
import { count, name, percent } from "../data/format.js";
import { useLoad } from "../data/load.js";
import { tracePath, viewPath } from "../data/links.js";
import { people } from "../data/people.js";
import { preference } from "../data/preferences.js";
import { Fact } from "../components/chips.js";
import { ContentPanel } from "../components/content/content.js";
import { Icon } from "../components/icons.js";
import { useKeys } from "../components/keys.js";
import { Notice } from "../components/notice.js";
import { attempt } from "../components/toast.js";

export const title = "Annotation queue";

const chosen = preference("annotator", "");

/** Item after item, by keyboard alone: a number answers the score in sight, Enter saves and goes on, s skips. @param {{ rest: string[] }} props */
export function Page({ rest: [id] }) {
  const path = `annotation-queues/${encodeURIComponent(id)}`;
  const { data: queue, error, reload } = useLoad(signal => local(path, { signal }), [id]);
  const { data: agreement } = useLoad(signal => local(`${path}/agreement`, { signal }), [id, queue?.counts?.completed]);
  const { data: known } = useLoad(people, [], { live: false });
  const person = known?.find(each => each.userId === chosen.value) ?? known?.[0];
  const [work, setWork] = useState(/** @type {any} */ (null));
  const next = async () => { if (person) setWork(await attempt(() => localSend("POST", `${path}/next`, { body: { userId: person.userId } }))); };
  useEffect(() => { next(); }, [id, person?.userId]);
  if (error && !queue) return html`<${Notice} title="The queue cannot be shown" isError>${error.message}<//>`;
  if (!queue) return null;
  const done = queue.counts.completed + queue.counts.skipped;
  const goOn = () => { reload(); return next(); };
  return html`
    <div class="page" data-ready=${work ? "" : undefined}>
      <header class="page-head"><a class="crumb" href=${viewPath("annotation")}>Annotation</a><span class="muted" aria-hidden="true">/</span><h1>${queue.name}</h1><span class="count num">${count(done)} of ${count(done + queue.counts.pending)}</span>
        <span class="end">${known && known.length > 1 ? html`<label class="inline-form">You are <select value=${person?.userId} onChange=${(/** @type {any} */ event) => { chosen.value = event.target.value; }}>${known.map(each => html`<option value=${each.userId} key=${each.userId}>${each.name}</option>`)}</select></label>` : null}</span></header>
      <div class="meter" role="progressbar" aria-label="Done" aria-valuenow=${Math.round(100 * done / Math.max(1, done + queue.counts.pending))}><i style=${{ width: `${100 * done / Math.max(1, done + queue.counts.pending)}%` }}></i></div>
      ${work?.item && person ? html`<${Item} key=${work.item.id} work=${work} userId=${person.userId} onDone=${goOn} />` : work ? html`<${Notice} title="Nothing left for you here.">${agreement?.data?.length || agreement?.configs?.length ? html`<${Agreement} configs=${agreement.data ?? agreement.configs} />` : null}<//>` : null}
    </div>`;
}

/** @param {{ configs: any[] }} props */
const Agreement = ({ configs }) => html`<span class="facts">${configs.map(each => html`<${Fact} key=${each.configId} name=${each.name}>${each.agreement === null ? "no pairs yet" : `${percent(each.agreement)} equal`}${each.kappa === null ? "" : `, kappa ${each.kappa.toFixed(2)}`}<//>`)}</span>`;

/** @param {{ work: any, userId: string, onDone: () => Promise<any> }} props */
function Item({ work: { item, scoreConfigs }, userId, onDone }) {
  const traceId = item.traceId ?? item.objectId;
  const { data } = useLoad(signal => (item.objectType === "OBSERVATION" ? local(`traces/${encodeURIComponent(traceId)}/observations/${encodeURIComponent(item.objectId)}`, { signal }) : local(`traces/${encodeURIComponent(traceId)}/glance`, { signal })), [item.id], { live: false });
  const [values, setValues] = useState(/** @type {Record<string, any>} */ ({}));
  const [comment, setComment] = useState("");
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const current = scoreConfigs.find((/** @type {any} */ config) => values[config.id] === undefined) ?? scoreConfigs[scoreConfigs.length - 1];
  const set = (/** @type {any} */ config, /** @type {any} */ value) => setValues(before => ({ ...before, [config.id]: value }));
  const save = async () => {
    const scores = scoreConfigs.filter((/** @type {any} */ config) => values[config.id] !== undefined).map((/** @type {any} */ config) => ({ configId: config.id, value: values[config.id] }));
    if (await attempt(() => localSend("POST", `annotation-items/${item.id}/complete`, { body: { userId, scores, ...(comment.trim() ? { comment } : {}) } }))) await onDone();
  };
  const skip = async () => { if (await attempt(() => localSend("POST", `annotation-items/${item.id}/skip`, { body: { userId } }))) await onDone(); };
  const choose = (/** @type {number} */ number) => {
    if (!current) return;
    const choice = choicesOf(current)[number - 1];
    if (choice) set(current, choice.value);
  };
  useKeys("Annotation", {
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(number => [String(number), [() => choose(number), number === 1 ? "Answer the next score with its first choice (2: the second)" : ""]])),
    Enter: [save, "Save and go on"], s: [skip, "Skip"], c: [() => field.current?.focus(), "Write a comment"], Backspace: [() => setValues({}), "Begin this item again"],
  });
  return html`
    <div class="annotate">
      <section class="stack" aria-label="What is judged">
        <div class="inline-form"><b class="strong">${data ? name(data) : ""}</b><a class="button is-plain" href=${tracePath(traceId, item.objectType === "OBSERVATION" ? item.objectId : null)} target="_blank"><${Icon} name="open" />Open</a></div>
        ${data ? html`<${ContentPanel} title="Input" text=${data.input} /><${ContentPanel} title="Output" text=${data.output} />` : null}
      </section>
      <section class="card annotate-form" aria-label="Scores">
        ${scoreConfigs.map((/** @type {any} */ config) => html`
          <fieldset key=${config.id} class=${config === current ? "is-current" : undefined}>
            <legend>${config.name}</legend>${config.description ? html`<p class="hint">${config.description}</p>` : null}
            ${config.dataType === "NUMERIC" && choicesOf(config).length === 0 ? html`<input type="number" step="any" min=${config.minValue} max=${config.maxValue} aria-label=${config.name} value=${values[config.id] ?? ""} onInput=${(/** @type {any} */ event) => set(config, event.target.value === "" ? undefined : Number(event.target.value))} />`
    : html`<div class="choices">${choicesOf(config).map((choice, index) => html`<button key=${choice.label} class="button" type="button" aria-pressed=${String(values[config.id] === choice.value)} onClick=${() => set(config, choice.value)}><kbd>${index + 1}</kbd>${choice.label}</button>`)}</div>`}
          </fieldset>`)}
        <label>Comment <textarea ref=${field} rows="2" value=${comment} onInput=${(/** @type {any} */ event) => setComment(event.target.value)}></textarea></label>
        <span class="form-end"><button class="button is-main" type="button" onClick=${save} disabled=${scoreConfigs.some((/** @type {any} */ config) => values[config.id] === undefined)}>Save and go on <kbd>Enter</kbd></button><button class="button" type="button" onClick=${skip}>Skip <kbd>s</kbd></button></span>
      </section>
    </div>`;
}

/** What a number key answers. @param {any} config @returns {{ label: string, value: any }[]} */
function choicesOf(config) {
  if (config.dataType === "BOOLEAN") return [{ label: "Yes", value: true }, { label: "No", value: false }];
  if (config.dataType === "CATEGORICAL") return (config.categories ?? []).map((/** @type {any} */ category) => ({ label: category.label, value: category.label }));
  const [least, most] = [config.minValue ?? 0, config.maxValue ?? 1];
  if (Number.isInteger(least) && Number.isInteger(most) && most - least >= 2 && most - least <= 8) return Array.from({ length: most - least + 1 }, (_, index) => ({ label: String(least + index), value: least + index }));
  return least === 0 && most === 1 ? [0, 0.25, 0.5, 0.75, 1].map(value => ({ label: String(value), value })) : [];
}
