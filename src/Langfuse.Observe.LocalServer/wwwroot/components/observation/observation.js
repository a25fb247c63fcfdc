import { html, useState } from "../../vendor/preact.js";
import { cost, duration, name } from "../../data/format.js";
import { promptPath } from "../../data/links.js";
import { Fact, Level } from "../chips.js";
import { Copy } from "../copy.js";
import { TypeIcon } from "../icons.js";
import { ContentPanel } from "../content/content.js";
import { CommentsPanel } from "./comments.js";
import { CorrectionPanel } from "./correction.js";
import { PairsPanel } from "./pairs.js";
import { ScoresPanel } from "./scores.js";
import { TokensFact, TokensPanel } from "./tokens.js";
import { lazy } from "../lazy.js";

const AddToDataset = lazy(() => import("./add-to-dataset.js"), "AddToDataset");

const technical = /^(resourceAttributes\.|scope\.|attributes\.)/;

/**
 * Everything known about one observation, and what can be done with it in place.
 * @param {{ item: any, traceId: string, scores: any[], isRoot?: boolean, children?: any }} props scores: those of the trace; children: more buttons
 */
export function Observation({ item, traceId, scores, isRoot = false, children }) {
  const [isAdding, setAdding] = useState(false);
  const own = scores.filter(score => score.observationId === item.id || (!score.observationId && isRoot));
  const correction = own.find(score => score.dataType === "CORRECTION") ?? null;
  const metadata = Object.entries(item.metadata ?? {});
  const subject = { traceId, observationId: item.id };
  return html`
    <div class="observation" data-type=${item.type}>
      <div class="detail-head">
        <${TypeIcon} type=${item.type} /><h2 title=${item.name}>${name(item)}</h2><span class="kind">${item.type.toLowerCase()}</span><${Level} level=${item.level} />
      </div>
      <div class="facts">
        <${Fact} name="Duration">${duration(item.endUs - item.startUs)}<//>
        ${item.completionStartUs === null ? null : html`<${Fact} name="First token">${duration(item.completionStartUs - item.startUs)}<//>`}
        ${item.model === null ? null : html`<${Fact} name="Model">${item.model}<//>`}
        <${TokensFact} item=${item} />
        ${item.totalCost === null ? null : html`<${Fact} name="Cost">${cost(item.totalCost)}<//>`}
        ${item.promptName === null ? null : html`<${Fact} name="Prompt"><a href=${promptPath(item.promptName, item.promptVersion)}>${item.promptName} v${item.promptVersion}</a><//>`}
        ${item.version === null ? null : html`<${Fact} name="Version">${item.version}<//>`}
      </div>
      <div class="actions">
        <button class="button" type="button" onClick=${() => setAdding(true)}>Add to dataset</button>
        ${children}
        <${Copy} text=${() => item.id} name="observation id" label="Copy id" />
      </div>
      ${item.statusMessage ? html`<div class=${`status status-${item.level}`} role=${item.level === "ERROR" ? "alert" : undefined}>${item.statusMessage}</div>` : null}
      <${ContentPanel} key=${`${item.id} in`} title="Input" text=${item.input} />
      <${ContentPanel} key=${`${item.id} out`} title="Output" text=${item.output} />
      <${CorrectionPanel} key=${`${item.id} correction`} output=${item.output} correction=${correction} subject=${subject} />
      <${ScoresPanel} key=${`${item.id} scores`} scores=${own.filter(score => score !== correction)} subject=${subject} />
      <${CommentsPanel} key=${`${item.id} comments`} objectType="OBSERVATION" objectId=${item.id} />
      <${TokensPanel} item=${item} />
      <${PairsPanel} title="Model parameters" entries=${Object.entries(item.modelParameters ?? {})} />
      <${PairsPanel} title="Metadata" entries=${metadata.filter(([key]) => !technical.test(key))} />
      <${PairsPanel} title="Resource and scope" entries=${metadata.filter(([key]) => technical.test(key))} isFolded />
      ${isAdding ? html`<${AddToDataset} sources=${[{ input: item.input, expectedOutput: correction?.stringValue ?? item.output, ...subject }]} onClose=${() => setAdding(false)} />` : null}
    </div>`;
}
