import { html } from "../../vendor/preact.js";
import { local } from "../../data/api.js";
import { useLoad } from "../../data/load.js";
import { tracePath } from "../../data/links.js";
import { DetailPanel } from "../detail-panel.js";
import { Notice } from "../notice.js";
import { CompareButton } from "./compare-button.js";
import { Observation } from "./observation.js";

/** An observation beside the list. @param {{ row: any, onClose: () => void, onMove: (step: number) => void }} props row: with id and traceId, or only its place in the list, "trace.observation" */
export function ObservationPanel({ row, onClose, onMove }) {
  const [traceId, id] = row.traceId ? [row.traceId, row.id] : row.id.split(/\.(.*)/s);
  const { data, error } = useLoad(async signal => {
    const [item, trace] = await Promise.all([
      local(`traces/${encodeURIComponent(traceId)}/observations/${encodeURIComponent(id)}`, { signal }), local(`traces/${encodeURIComponent(traceId)}/glance`, { signal })]);
    return { item, trace };
  }, [traceId, id]);
  const shown = data?.item.id === id ? data : undefined;
  return html`
    <${DetailPanel} label="Observation" onClose=${onClose} onMove=${onMove} href=${tracePath(traceId, id)}>
      ${error ? html`<${Notice} title="The observation cannot be read" isError>${error.message}<//>` : null}
      ${shown ? html`<${Observation} key=${id} item=${shown.item} traceId=${traceId} scores=${shown.trace.scores} isRoot=${shown.trace.rootId === id}><${CompareButton} item=${shown.item} traceId=${traceId} /><//>` : null}
    <//>`;
}
