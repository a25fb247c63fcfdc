import { html, useState } from "../../vendor/preact.js";
import { publicApi } from "../../data/api.js";
import { useLoad } from "../../data/load.js";
import { Dialog } from "../dialog.js";
import { attempt } from "../toast.js";

/**
 * @typedef {{ input: string | null, expectedOutput: string | null, traceId: string, observationId?: string | null }} Source
 * @param {{ sources: Source[], onClose: () => void }} props
 */
export function AddToDataset({ sources, onClose }) {
  const { data } = useLoad(signal => publicApi("GET", "v2/datasets", { query: { limit: 100 }, signal }), [], { live: false });
  const datasets = data?.data ?? [];
  const [isBusy, setBusy] = useState(false);
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const name = String(form.get("new") || form.get("dataset") || "").trim();
    const expected = form.get("expected") === "on";
    setBusy(true);
    const done = await attempt(() => add(name, !datasets.some((/** @type {any} */ each) => each.name === name), sources, expected), `${sources.length === 1 ? "Added" : `${sources.length} added`} to ${name}`);
    setBusy(false);
    if (done) onClose();
  };
  return html`
    <${Dialog} title="Add to dataset" onClose=${onClose}>
      <form class="dialog-form" onSubmit=${onSubmit}>
        ${datasets.length ? html`<label>Dataset <select name="dataset">${datasets.map((/** @type {any} */ each) => html`<option>${each.name}</option>`)}</select></label>` : null}
        <label>${datasets.length ? "Or a new one" : "A new dataset"} <input name="new" required=${datasets.length === 0} placeholder="regressions" /></label>
        <label class="check"><input type="checkbox" name="expected" checked /> The output (corrected, where it was) is what is expected</label>
        <span class="form-end"><button class="button is-main" type="submit" disabled=${isBusy}>Add ${sources.length === 1 ? "it" : `${sources.length} items`}</button></span>
      </form>
    <//>`;
}

/** @param {string} name @param {boolean} isNew @param {Source[]} sources @param {boolean} withExpected */
async function add(name, isNew, sources, withExpected) {
  if (isNew) await publicApi("POST", "v2/datasets", { body: { name } });
  for (const { input, expectedOutput, traceId, observationId } of sources) {
    await publicApi("POST", "dataset-items", {
      body: { datasetName: name, input: valueOf(input), expectedOutput: withExpected ? valueOf(expectedOutput) : undefined, sourceTraceId: traceId, sourceObservationId: observationId ?? undefined },
    });
  }
}

/** @param {string | null} text */
function valueOf(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return text;
  }
}
