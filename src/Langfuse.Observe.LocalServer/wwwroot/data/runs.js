import { publicApi } from "./api.js";

const part = 100;
const most = 5000;
const always = "2000-01-01T00:00:00Z";

/** Reads a list by cursor to its end, or to a bound. @param {string} path @param {Record<string, any>} query @param {AbortSignal} signal @returns {Promise<any[]>} */
async function whole(path, query, signal) {
  const all = [];
  for (let cursor = null; all.length < most;) {
    const { data, meta } = await publicApi("GET", path, { query: { ...query, limit: part, cursor }, signal });
    all.push(...data);
    cursor = meta?.cursor ?? null;
    if (!cursor) break;
  }
  return all;
}

/** The runs over a dataset, the newest first, with the averages of their scores. @param {string} datasetId @param {AbortSignal} signal @returns {Promise<any[]>} */
export async function runsOf(datasetId, signal) {
  const runs = await whole("experiments", { datasetId, fromStartTime: always, fields: "core,scores,metadata", scoreLimit: 50 }, signal);
  return runs.sort((a, b) => Date.parse(b.startTime) - Date.parse(a.startTime));
}

/** The items of a run, with input, output and scores. @param {string} experimentId @param {AbortSignal} signal @returns {Promise<any[]>} */
export const itemsOfRun = (experimentId, signal) => whole("experiment-items", { experimentId, fromStartTime: always, fields: "core,dataset,io,scores" }, signal);

/** A score as a number, where it has one. @param {any} score */
export const numberOf = score => (typeof score.value === "number" ? score.value : typeof score.value === "boolean" ? Number(score.value) : null);

/** The mean of each score over the items. @param {any[]} items @returns {Map<string, number>} */
export function means(items) {
  const sums = new Map();
  for (const score of items.flatMap(item => item.scores ?? [])) {
    const value = numberOf(score);
    if (value === null) continue;
    const [sum, number] = sums.get(score.name) ?? [0, 0];
    sums.set(score.name, [sum + value, number + 1]);
  }
  return new Map([...sums].map(([name, [sum, number]]) => [name, sum / number]));
}

/**
 * Two runs item by item: those whose score changed most come first.
 * @param {any[]} before @param {any[]} after @param {string | null} scoreName
 * @returns {{ key: string, before?: any, after?: any, change: number }[]}
 */
export function sideBySide(before, after, scoreName) {
  const pairs = new Map();
  before.forEach(item => pairs.set(item.experimentItemId, { before: item }));
  after.forEach(item => pairs.set(item.experimentItemId, { ...pairs.get(item.experimentItemId), after: item }));
  const value = (/** @type {any} */ item) => { const score = item?.scores?.find((/** @type {any} */ each) => each.name === scoreName); return score ? numberOf(score) : null; };
  const rows = [...pairs].map(([key, pair]) => ({ key, ...pair, change: (value(pair.after) ?? 0) - (value(pair.before) ?? 0) }));
  return rows.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}
