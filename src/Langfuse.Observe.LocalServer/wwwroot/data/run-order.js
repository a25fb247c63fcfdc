/** @typedef {import("../components/trace/tree.js").Item} Item */

/** The observations in the order in which they began; a parent before its children. @param {Item[]} items @returns {Item[]} */
export const inOrder = items => [...items].sort((a, b) => a.startUs - b.startUs || b.endUs - a.endUs);
