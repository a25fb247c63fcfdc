/** Reads a trace as the page uses it. Of a big one the observations come as rows of values (CompactTrace.cs). @param {any} trace */
export function readTrace(trace) {
  if (!trace.rows) return trace;
  const { rows, texts, startUs, ...rest } = trace;
  const observations = rows.map((/** @type {any[]} */ row) => ({
    id: row[0], parentId: row[1] < 0 ? (row[1] === -1 ? null : "") : rows[row[1]][0], type: texts[row[2]], name: texts[row[3]], startUs: startUs + row[4], endUs: startUs + row[4] + row[5],
    completionStartUs: row[6] === null ? null : startUs + row[6], level: texts[row[7]], model: row[8] < 0 ? null : texts[row[8]], totalTokens: row[9], totalCost: row[10],
  }));
  return { ...rest, startUs, observations };
}

const empty = new Set(["", "[]", "{}", "null", "\"\""]);
const words = { RETRIEVER: "found nothing", GENERATION: "answered nothing" };

/**
 * What is wrong without an error: a search that found nothing, a model that answered nothing; "" otherwise. Known where the content is there: not in the brief form of big traces.
 * @param {any} item
 */
export function nothingIn(item) {
  if (item.output === undefined || item.level === "ERROR") return "";
  return empty.has((item.output ?? "").replace(/\s/g, "")) ? words[/** @type {keyof typeof words} */ (item.type)] ?? "" : "";
}
