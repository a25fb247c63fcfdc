/**
 * @typedef {{ id: string, parentId: string | null, type: string, name: string, startUs: number, endUs: number, completionStartUs: number | null, level: string, model: string | null, totalCost: number | null, totalTokens: number | null }} Item
 * @typedef {{ item: Item, children: TreeNode[], parent: TreeNode | null }} TreeNode
 * @typedef {{ node: TreeNode, depth: number }} TreeRow
 */

/** The observations of a trace as a tree, oldest first. One whose parent is not here (foreign or not yet sent) stands at the top. @param {Item[]} items @returns {TreeNode[]} */
export function buildTree(items) {
  /** @type {Map<string, TreeNode>} */
  const nodes = new Map(items.map(item => [item.id, { item, children: [], parent: null }]));
  /** @type {TreeNode[]} */
  const roots = [];
  for (const node of nodes.values()) {
    const parent = node.item.parentId === null ? undefined : nodes.get(node.item.parentId);
    if (parent && parent !== node && (node.children.length === 0 || !isAncestor(node, parent))) {
      node.parent = parent;
      parent.children.push(node);
    } else {
      roots.push(node);
    }
  }
  return roots;
}

/** @param {TreeNode} node @param {TreeNode | null} of */
function isAncestor(node, of) {
  for (let at = of; at; at = at.parent) if (at === node) return true;
  return false;
}

/** The rows to show, top to bottom, without what is folded away. @param {TreeNode[]} roots @param {Set<string>} folded @returns {TreeRow[]} */
export function flatten(roots, folded) {
  const rows = [];
  const waiting = roots.map(node => ({ node, depth: 0 })).reverse();
  while (waiting.length > 0) {
    const row = /** @type {TreeRow} */ (waiting.pop());
    rows.push(row);
    if (folded.has(row.node.item.id)) continue;
    for (let at = row.node.children.length - 1; at >= 0; at--) waiting.push({ node: row.node.children[at], depth: row.depth + 1 });
  }
  return rows;
}

/** Round numbers for about four marks on an axis of that many microseconds. @param {number} total */
export function ticks(total) {
  if (total <= 0) return [];
  const raw = Math.max(total / 4, 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map(factor => factor * power).find(candidate => candidate >= raw) ?? raw;
  const marks = [];
  for (let at = 0; at < total * 0.97; at += step) marks.push(at);
  return marks;
}
