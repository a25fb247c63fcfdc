import { local } from "./api.js";

/**
 * A question about numbers, as /api/public/metrics takes it.
 * @typedef {{ view: string, metrics: { measure: string, aggregation: string }[], dimensions?: { field: string }[], filters?: any[], timeDimension?: { granularity: string },
 *   fromTimestamp: string, toTimestamp: string, orderBy?: { field: string, direction: "asc" | "desc" }[], config?: { row_limit?: number, bins?: number } }} Query
 */

/** The answers to several questions, in one request: a list of rows for each. @param {Query[]} queries @param {AbortSignal} [signal] @returns {Promise<any[][]>} */
export async function askMetrics(queries, signal) {
  const answers = await local("metrics", { query: { query: queries.map(query => JSON.stringify(query)) }, signal });
  return answers.map((/** @type {{ data: any[] }} */ answer) => answer.data);
}
