import { askMetrics } from "./metrics.js";
import { local } from "./api.js";

/**
 * What is worse now than before: the last hours are held against the same number of hours before them.
 * @typedef {{ kind: "errors" | "latency" | "cost" | "score", what: string, of: string, before: number, now: number, count: number, weight: number, query: string[] }} Finding
 *   query: the filter of the traces behind it
 */

const hour = 3_600_000;
const fewest = 5;

/** @param {number} hours @param {AbortSignal} signal */
export async function readHome(hours, signal) {
  const end = Math.ceil(Date.now() / 60_000) * 60_000;
  const iso = (/** @type {number} */ time) => new Date(time).toISOString();
  const now = { fromTimestamp: iso(end - hours * hour), toTimestamp: iso(end) };
  const before = { fromTimestamp: iso(end - 2 * hours * hour), toTimestamp: now.fromTimestamp };
  const both = { fromTimestamp: before.fromTimestamp, toTimestamp: now.toTimestamp };
  const sums = [{ measure: "count", aggregation: "count" }, { measure: "latency", aggregation: "p95" }, { measure: "totalCost", aggregation: "sum" }];
  const counts = [{ measure: "count", aggregation: "count" }];
  const values = [{ measure: "value", aggregation: "avg" }, { measure: "count", aggregation: "count" }];
  const failed = [{ type: "stringOptions", column: "level", operator: "any of", value: ["ERROR"] }];
  const perName = { dimensions: [{ field: "name" }] };
  const granularity = { timeDimension: { granularity: hours <= 2 ? "minute" : hours <= 72 ? "hour" : "day" } };
  const [queries, errors] = await Promise.all([askMetrics([
    { view: "traces", metrics: sums, ...now }, { view: "traces", metrics: sums, ...before },
    { view: "traces", metrics: sums, ...perName, ...now }, { view: "traces", metrics: sums, ...perName, ...before },
    { view: "traces", metrics: counts, filters: failed, ...perName, ...now }, { view: "traces", metrics: counts, filters: failed, ...perName, ...before },
    { view: "scores-numeric", metrics: values, ...perName, ...now }, { view: "scores-numeric", metrics: values, ...perName, ...before },
    { view: "scores-boolean", metrics: values, ...perName, ...now }, { view: "scores-boolean", metrics: values, ...perName, ...before },
    { view: "scores-numeric", metrics: values, dimensions: [{ field: "name" }, { field: "userId" }], orderBy: [{ field: "count_count", direction: "desc" }], config: { row_limit: 400 }, ...both },
    { view: "traces", metrics: sums, ...granularity, ...both }, { view: "traces", metrics: counts, filters: failed, ...granularity, ...both },
  ], signal), local("observations", { query: { filter: JSON.stringify([...failed, { type: "datetime", column: "startTime", operator: ">=", value: now.fromTimestamp }]), limit: 100 }, signal })]);
  const [total, totalBefore, names, namesBefore, failures, failuresBefore, scores, scoresBefore, flags, flagsBefore, perUser, series, failureSeries] = queries;
  const sum = (/** @type {any[]} */ rows) => rows.reduce((all, row) => all + row.count_count, 0);
  return {
    now, before: before.fromTimestamp,
    stats: {
      traces: [total[0]?.count_count ?? 0, totalBefore[0]?.count_count ?? 0],
      errors: [sum(failures) / (total[0]?.count_count || 1), sum(failuresBefore) / (totalBefore[0]?.count_count || 1)],
      latency: [total[0]?.p95_latency ?? null, totalBefore[0]?.p95_latency ?? null],
      cost: [total[0]?.sum_totalCost ?? 0, totalBefore[0]?.sum_totalCost ?? 0],
    },
    series: { traces: series, errors: series.map(row => ({ ...row, count_count: failureSeries.find(each => each.time_dimension === row.time_dimension)?.count_count ?? 0 })) },
    findings: [
      ...errorFindings(names, namesBefore, failures, failuresBefore), ...traceFindings(names, namesBefore), ...scoreFindings([...scores, ...flags], [...scoresBefore, ...flagsBefore]), ...userFindings(perUser),
    ].sort((one, other) => other.weight - one.weight).slice(0, 12),
    errors: groupErrors(errors.data), errorCount: errors.total,
  };
}

/** @param {any[]} rows @param {any} name */
const of = (rows, name) => rows.find(row => row.name === name);

/** @param {any[]} names @param {any[]} namesBefore @param {any[]} failures @param {any[]} failuresBefore @returns {Finding[]} */
const errorFindings = (names, namesBefore, failures, failuresBefore) => failures.flatMap(({ name, count_count: failed }) => {
  const now = failed / (of(names, name)?.count_count || 1);
  const before = (of(failuresBefore, name)?.count_count ?? 0) / (of(namesBefore, name)?.count_count || 1);
  if (failed < 3 || now < before * 1.3) return [];
  return [{ kind: "errors", what: "Errors", of: name, before, now, count: failed, weight: (now - before) * 10 + Math.min(failed, 50) / 50, query: [`name~any~${encodeURIComponent(name)}`, "level~any~ERROR"] }];
});

/** @param {any[]} names @param {any[]} namesBefore @returns {Finding[]} */
const traceFindings = (names, namesBefore) => names.flatMap(row => {
  const before = of(namesBefore, row.name);
  if (!before || row.count_count < fewest || before.count_count < fewest) return [];
  /** @type {Finding[]} */
  const out = [];
  if (row.p95_latency > before.p95_latency * 1.2 && row.p95_latency - before.p95_latency > 50)
    out.push({ kind: "latency", what: "Latency p95", of: row.name, before: before.p95_latency, now: row.p95_latency, count: row.count_count, weight: row.p95_latency / before.p95_latency - 1, query: [`name~any~${encodeURIComponent(row.name)}`, `latency~gt~${(before.p95_latency / 1000).toFixed(2)}`] });
  const [costNow, costBefore] = [row.sum_totalCost / row.count_count, before.sum_totalCost / before.count_count];
  if (costBefore > 0 && costNow > costBefore * 1.2)
    out.push({ kind: "cost", what: "Cost per trace", of: row.name, before: costBefore, now: costNow, count: row.count_count, weight: (costNow / costBefore - 1) * 0.8, query: [`name~any~${encodeURIComponent(row.name)}`, `totalCost~gt~${costBefore.toPrecision(3)}`] });
  return out;
});

/** @param {any[]} scores @param {any[]} scoresBefore @returns {Finding[]} */
const scoreFindings = (scores, scoresBefore) => scores.flatMap(row => {
  const before = of(scoresBefore, row.name);
  if (!before || row.count_count < fewest || before.count_count < fewest || row.avg_value >= before.avg_value * 0.95) return [];
  return [{ kind: "score", what: `Score ${row.name}`, of: "on average", before: before.avg_value, now: row.avg_value, count: row.count_count, weight: (1 - row.avg_value / before.avg_value) * 3, query: [`scores_avg.${encodeURIComponent(row.name)}~lt~${before.avg_value.toPrecision(3)}`] }];
});

/** Users whose scores lie far below those of all. @param {any[]} perUser @returns {Finding[]} */
function userFindings(perUser) {
  return [...new Set(perUser.map(row => row.name))].flatMap(name => {
    const rows = perUser.filter(row => row.name === name && row.userId !== null);
    const all = rows.reduce((sum, row) => sum + row.count_count, 0);
    const average = rows.reduce((sum, row) => sum + row.avg_value * row.count_count, 0) / (all || 1);
    return rows.filter(row => row.count_count >= 3 && row.avg_value < average * 0.6).map(row => /** @type {Finding} */ ({
      kind: "score", what: `Score ${name}`, of: `user ${row.userId}`, before: average, now: row.avg_value, count: row.count_count, weight: (1 - row.avg_value / average) * 4,
      query: [`userId~any~${encodeURIComponent(row.userId)}`, `scores_avg.${encodeURIComponent(name)}~lt~${average.toPrecision(3)}`],
    }));
  });
}

/** Errors with the same message at the same place are one line. @param {any[]} rows */
function groupErrors(rows) {
  const groups = new Map();
  for (const row of rows) {
    // Ids and numbers differ from one to the next.
    const key = `${row.name}: ${(row.statusMessage ?? "").replace(/[0-9a-f]{8,}|\d+/gi, "#")}`;
    const group = groups.get(key) ?? { name: row.name, type: row.type, message: row.statusMessage, count: 0, newest: row };
    group.count++;
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => other.count - one.count).slice(0, 8);
}
