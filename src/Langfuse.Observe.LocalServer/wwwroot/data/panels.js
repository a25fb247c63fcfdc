import { compact, cost, count, duration } from "./format.js";
import { askMetrics } from "./metrics.js";

/**
 * One panel of a dashboard. In the address: `view.measure.aggregations.dimension.form`, such as `observations.latency.p50+p95.none.line`.
 * @typedef {{ view: string, measure: string, aggregations: string[], dimension: string | null, form: "line" | "bars" | "list" }} Panel
 * @typedef {{ label: string, unit: "count" | "ms" | "$" | "tokens" | "value", isText?: boolean }} Measure
 */

/** What can be measured, by view of Langfuse's metrics. @type {Record<string, { label: string, time: string, measures: Record<string, Measure>, dimensions: Record<string, string> }>} */
export const metricViews = {
  traces: {
    label: "Traces", time: "timestamp",
    measures: {
      count: { label: "Traces", unit: "count" }, latency: { label: "Latency of a trace", unit: "ms" }, totalCost: { label: "Cost", unit: "$" }, totalTokens: { label: "Tokens", unit: "tokens" },
      uniqueUserIds: { label: "Users", unit: "count", isText: true }, uniqueSessionIds: { label: "Sessions", unit: "count", isText: true }, observationsCount: { label: "Observations of a trace", unit: "count" },
    },
    dimensions: { name: "name", environment: "environment", userId: "user", tags: "tags", version: "version", release: "release" },
  },
  observations: {
    label: "Observations", time: "startTime",
    measures: {
      count: { label: "Observations", unit: "count" }, latency: { label: "Latency of an observation", unit: "ms" }, timeToFirstToken: { label: "Time to first token", unit: "ms" }, totalCost: { label: "Cost", unit: "$" },
      inputTokens: { label: "Input tokens", unit: "tokens" }, outputTokens: { label: "Output tokens", unit: "tokens" }, totalTokens: { label: "Tokens", unit: "tokens" }, outputTokensPerSecond: { label: "Output tokens a second", unit: "tokens" },
    },
    dimensions: { providedModelName: "model", name: "name", type: "type", level: "level", traceName: "trace", environment: "environment", userId: "user", promptName: "prompt", promptVersion: "prompt version", version: "version", tags: "tags" },
  },
  "scores-numeric": { label: "Numeric scores", time: "timestamp", measures: { value: { label: "Score", unit: "value" }, count: { label: "Scores", unit: "count" } }, dimensions: { name: "name", source: "source", traceName: "trace", environment: "environment", observationModelName: "model", observationPromptName: "prompt" } },
  "scores-boolean": { label: "Boolean scores", time: "timestamp", measures: { value: { label: "Share that is true", unit: "value" }, count: { label: "Scores", unit: "count" } }, dimensions: { name: "name", booleanValue: "value", source: "source", traceName: "trace", environment: "environment" } },
  "scores-categorical": { label: "Categorical scores", time: "timestamp", measures: { count: { label: "Scores", unit: "count" } }, dimensions: { stringValue: "value", name: "name", source: "source", traceName: "trace", environment: "environment" } },
};

export const aggregations = ["sum", "avg", "count", "min", "max", "p50", "p75", "p90", "p95", "p99"];

/** @param {string} text @returns {Panel | null} */
export function panelOf(text) {
  const [view, measure, wanted, dimension, form] = text.split(".");
  const known = metricViews[view];
  if (!known?.measures[measure] || !["line", "bars", "list"].includes(form)) return null;
  const kinds = (wanted ?? "").split(" ").join("+").split("+").filter(each => aggregations.includes(each) || each === "uniq");
  return kinds.length === 0 ? null : { view, measure, aggregations: kinds, dimension: known.dimensions[dimension] ? dimension : null, form: /** @type {any} */ (form) };
}

/** @param {Panel} panel */
export const panelText = ({ view, measure, aggregations: kinds, dimension, form }) => [view, measure, kinds.join("+"), dimension ?? "none", form].join(".");

/** What a panel is called. @param {Panel} panel */
export function panelTitle({ view, measure, aggregations: kinds, dimension }) {
  const { label } = metricViews[view].measures[measure];
  const shown = measure === "count" || kinds.join() === "sum" || kinds.join() === "uniq" ? label : `${label}, ${kinds.join(" and ")}`;
  return dimension ? `${shown} by ${metricViews[view].dimensions[dimension]}` : shown;
}

/** A value of a panel in words. @param {Panel} panel @param {number | null} value */
export function metricText({ view, measure, aggregations: kinds }, value) {
  if (value === null || value === undefined) return "–";
  const { unit } = metricViews[view].measures[measure];
  if (kinds[0] === "count" || kinds[0] === "uniq") return count(value);
  if (unit === "ms") return duration(value * 1000);
  if (unit === "$") return cost(value);
  if (unit === "value") return String(Number(value.toPrecision(3)));
  return compact(Math.round(value));
}

/**
 * Asks for what a panel shows.
 * @param {Panel} panel @param {{ from: string, to: string, granularity: string | null, filters: any[], rows?: number }} asked
 * @param {AbortSignal} signal @returns {Promise<any[]>}
 */
export async function askPanel(panel, { from, to, granularity, filters, rows = 1000 }, signal) {
  const first = `${panel.aggregations[0]}_${panel.measure}`;
  /** @type {import("./metrics.js").Query} */
  const query = {
    view: panel.view, fromTimestamp: from, toTimestamp: to, filters,
    metrics: panel.aggregations.map(aggregation => ({ measure: panel.measure, aggregation })),
    dimensions: panel.dimension ? [{ field: panel.dimension }] : [],
    ...(granularity ? { timeDimension: { granularity } } : {}),
    orderBy: granularity ? [] : [{ field: first, direction: "desc" }], config: { row_limit: rows },
  };
  return (await askMetrics([query], signal))[0];
}

/** The step in time that gives some thirty points. @param {string} from @param {string} to */
export function granularityOf(from, to) {
  const hours = (Date.parse(to) - Date.parse(from)) / 3_600_000;
  return hours <= 2 ? "minute" : hours <= 80 ? "hour" : hours <= 24 * 70 ? "day" : hours <= 24 * 400 ? "week" : "month";
}

const steps = { minute: 60, hour: 3600, day: 86400, week: 604800, month: 2629800 };

/** Seconds of a step. @param {string} granularity */
export const stepSeconds = granularity => steps[/** @type {keyof typeof steps} */ (granularity)];
