import { publicApi } from "./api.js";

const part = 500;

/**
 * Scores each of these with the same.
 * @param {import("../components/observation/scores.js").Subject[]} subjects @param {{ name: string, dataType: string, value: any, comment?: string }} score
 */
export async function scoreAll(subjects, score) {
  if (subjects.length === 1) return publicApi("POST", "scores", { body: { ...score, ...wire(subjects[0]) } });
  for (let start = 0; start < subjects.length; start += part) {
    const batch = subjects.slice(start, start + part).map(subject => ({ id: crypto.randomUUID(), type: "score-create", timestamp: new Date().toISOString(), body: { id: crypto.randomUUID(), ...score, ...wire(subject) } }));
    const { errors } = await publicApi("POST", "ingestion", { body: { batch } });
    if (errors.length > 0) throw new Error(`${errors.length} of ${batch.length} were refused: ${errors[0].message ?? errors[0].error}`);
  }
  return null;
}

/** @param {import("../components/observation/scores.js").Subject} subject */
const wire = ({ traceId, observationId }) => ({ traceId, observationId: observationId ?? undefined });
