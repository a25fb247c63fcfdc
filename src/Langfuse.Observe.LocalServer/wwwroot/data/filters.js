/**
 * Filters stand in the address as `f=field~operator~value,value`, and go to the server as Langfuse's JSON filter.
 * @typedef {{ field: string, key?: string, op: string, values: string[] }} Condition
 * @typedef {"options" | "list" | "text" | "number" | "score"} FieldType options: one value of a few; list: several, as tags; score: a number by its name
 * @typedef {{ field: string, label: string, type: FieldType, unit?: string, format?: (value: string) => string, open?: boolean }} Field
 */

/** The operators of each type of field: [in the address, in words, in Langfuse's filter]. @type {Record<FieldType, [string, string, string][]>} */
export const operators = {
  options: [["any", "is", "any of"], ["none", "is not", "none of"]],
  list: [["any", "has", "any of"], ["all", "has all of", "all of"], ["none", "has not", "none of"]],
  text: [["has", "contains", "contains"], ["hasnot", "does not contain", "does not contain"], ["is", "is", "="], ["starts", "starts with", "starts with"]],
  number: [["gt", ">", ">"], ["ge", "≥", ">="], ["lt", "<", "<"], ["le", "≤", "<="], ["eq", "=", "="]],
  score: [["lt", "<", "<"], ["le", "≤", "<="], ["gt", ">", ">"], ["ge", "≥", ">="], ["eq", "=", "="]],
};

/** The type that Langfuse's filter gives each. @type {Record<FieldType, string>} */
const wireTypes = { options: "stringOptions", list: "arrayOptions", text: "string", number: "number", score: "numberObject" };

const hour = 3_600_000;

/** The time ranges: [in the address, in words, milliseconds]. @type {[string, string, number][]} */
export const ranges = [
  ["15m", "Last 15 minutes", hour / 4], ["1h", "Last hour", hour], ["6h", "Last 6 hours", 6 * hour], ["24h", "Last 24 hours", 24 * hour], ["3d", "Last 3 days", 72 * hour],
  ["7d", "Last 7 days", 168 * hour], ["30d", "Last 30 days", 720 * hour], ["90d", "Last 90 days", 2160 * hour],
];

/** The conditions of an address. @param {URLSearchParams} query @returns {Condition[]} */
export function conditionsOf(query) {
  return query.getAll("f").flatMap(text => {
    const [name, op, ...rest] = text.split("~");
    if (!name || !op) return [];
    const [field, ...key] = name.split(".");
    return [{ field, key: key.length ? key.map(decodeURIComponent).join(".") : undefined, op, values: rest.join("~").split(",").filter(Boolean).map(decodeURIComponent) }];
  });
}

/** A condition as it stands in the address. @param {Condition} condition */
export const conditionText = ({ field, key, op, values }) => `${field}${key ? `.${encodeURIComponent(key)}` : ""}~${op}~${values.map(encodeURIComponent).join(",")}`;

/**
 * The filter of an address, as the server takes it: what is typed, and the conditions as JSON.
 * @param {URLSearchParams} query @param {Field[]} fields @param {string} timeField
 * @returns {{ q: string | null, filter: string | null }}
 */
export function filterOf(query, fields, timeField) {
  const wire = conditionsOf(query).flatMap(condition => wireOf(condition, fields));
  const { from, to } = timesOf(query);
  if (from) wire.push({ type: "datetime", column: timeField, operator: ">=", value: from });
  if (to) wire.push({ type: "datetime", column: timeField, operator: "<", value: to });
  return { q: query.get("q"), filter: wire.length ? JSON.stringify(wire) : null };
}

/** @param {Condition} condition @param {Field[]} fields @returns {any[]} */
export function wireOf({ field, key, op, values }, fields) {
  const known = fields.find(each => each.field === field);
  const operator = known && operators[known.type].find(each => each[0] === op)?.[2];
  if (!known || !operator || values.length === 0) return [];
  const type = wireTypes[known.type];
  if (known.type === "options" || known.type === "list") return [{ type, column: field, operator, value: values }];
  if (known.type === "text") return [{ type, column: field, operator, value: values[0] }];
  const number = Number(values[0]);
  return Number.isFinite(number) ? [{ type, column: field, operator, value: number, ...(key ? { key } : {}) }] : [];
}

/** From when to when, as ISO times. A range such as the last hour ends now and has no end. @param {URLSearchParams} query @returns {{ from: string | null, to: string | null }} */
export function timesOf(query) {
  const range = ranges.find(each => each[0] === query.get("range"));
  // To the minute: the same question within a minute is the same, and answers from what is known.
  if (range) return { from: new Date(Math.floor((Date.now() - range[2]) / 60_000) * 60_000).toISOString(), to: null };
  return { from: query.get("from"), to: query.get("to") };
}
