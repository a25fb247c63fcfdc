/**
 * The fields by which a JSON document is written without knowing JSON. What a form has no field for stays as it is, and can be changed in the JSON.
 * @typedef {"text" | "long" | "number" | "choice" | "list" | "json" | "filter"} FieldKind list: texts with commas between them; filter: conditions as the server takes them
 * @typedef {{ path: string, label: string, kind: FieldKind, options?: [string, string][], placeholder?: string, least?: number, most?: number, isRequired?: boolean, fields?: (document: any) => import("./filters.js").Field[], when?: (document: any) => boolean, reset?: (value: any) => any }} DocumentField
 *   path: "rule.max"; fields: what a filter can be made of; when: only then is it there; reset: what the document becomes besides, when the value changes
 */

/** A copy of the document with a value at a path; undefined takes it away, and what is then empty with it. @param {any} document @param {string} path @param {any} value @returns {any} */
export function withValue(document, path, value) {
  const [key, ...rest] = path.split(".");
  const copy = Array.isArray(document) ? [...document] : { ...document };
  const next = rest.length === 0 ? value : withValue(copy[key] ?? {}, rest.join("."), value);
  const isEmpty = next === undefined || (rest.length > 0 && next !== null && typeof next === "object" && Object.keys(next).length === 0);
  if (isEmpty) delete copy[key];
  else copy[key] = next;
  return copy;
}

/** What stands in the control. @param {DocumentField} field @param {any} value */
export function shownValue(field, value) {
  if (value === undefined || value === null) return "";
  if (field.kind === "list") return Array.isArray(value) ? value.join(", ") : String(value);
  return field.kind === "json" || typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

/** What was typed, as it goes into the document; undefined for nothing. @param {DocumentField} field @param {string} text @returns {any} */
export function typedValue(field, text) {
  if (text.trim() === "") return field.isRequired && field.kind !== "number" ? "" : undefined;
  if (field.kind === "number") return Number(text);
  if (field.kind === "list") return text.split(",").map(each => each.trim()).filter(Boolean);
  return field.kind === "json" ? JSON.parse(text) : text;
}
