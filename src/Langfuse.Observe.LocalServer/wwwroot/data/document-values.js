/** @typedef {import("./document-fields.js").DocumentField} DocumentField */

/** @param {any} document @param {string} path */
export const valueAt = (document, path) => path.split(".").reduce((value, key) => value?.[key], document);

/** True when a place of the document has this value, or one of these. @param {string} path @param {any} value */
export const hasValue = (path, value) => (/** @type {any} */ document) => [value].flat().includes(valueAt(document, path));

/** @type {DocumentField} */
export const nameField = { path: "name", label: "Name", kind: "text", isRequired: true };
