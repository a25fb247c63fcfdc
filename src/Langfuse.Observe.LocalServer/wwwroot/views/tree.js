// The observations of a trace as a tree, oldest first. One whose parent is not here (foreign or not yet sent) stands at the top.
export function buildTree(observations) {
  const nodes = new Map(observations.map(observation => [observation.id, { observation, children: [], parent: null }]));
  const roots = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(node.observation.parentId);
    if (parent && parent !== node && !isAncestor(node, parent)) {
      node.parent = parent;
      parent.children.push(node);
    } else {
      roots.push(node);
    }
  }
  return roots;
}

function isAncestor(node, of) {
  for (let at = of; at; at = at.parent) if (at === node) return true;
  return false;
}

// The rows to show, top to bottom, without what is folded away.
export function flatten(roots, folded) {
  const rows = [];
  const waiting = roots.map(node => ({ node, depth: 0 })).reverse();
  while (waiting.length > 0) {
    const row = waiting.pop();
    rows.push(row);
    if (folded.has(row.node.observation.id)) continue;
    for (let at = row.node.children.length - 1; at >= 0; at--) waiting.push({ node: row.node.children[at], depth: row.depth + 1 });
  }
  return rows;
}

// Round numbers for about four marks on an axis of that many microseconds.
export function ticks(total) {
  if (total <= 0) return [];
  const raw = Math.max(total / 4, 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map(factor => factor * power).find(candidate => candidate >= raw);
  const marks = [];
  for (let at = 0; at < total * 0.97; at += step) marks.push(at);
  return marks;
}
