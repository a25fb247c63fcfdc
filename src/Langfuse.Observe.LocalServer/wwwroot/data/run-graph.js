import { inOrder } from "./run-order.js";

/** @typedef {import("../components/trace/tree.js").Item} Item */
/**
 * @typedef {{ name: string, type: string, items: Item[], errors: number, micros: number, rank: number, column: number }} GraphNode
 * @typedef {{ from: GraphNode, to: GraphNode, count: number, isCall: boolean, isBack: boolean }} GraphEdge isCall: a parent began it; otherwise it followed. isBack: it leads to where the run has been
 */

/** More names than this nobody reads as a graph; the ones that ran most often stay. */
export const mostNodes = 60;

/**
 * A run as a graph: a node for each name, an edge from a parent to what it began with, and from each step to the one after it. Steps that overlap in time are one after the same.
 * @param {Item[]} items @returns {{ nodes: GraphNode[], edges: GraphEdge[], leftOut: number }}
 */
export function runGraph(items) {
  const { nodes, leftOut } = nodesOf(items);
  const edges = edgesOf(items, nodes);
  rank([...nodes.values()], edges);
  return { nodes: [...nodes.values()], edges, leftOut };
}

/** @param {Item} item */
const keyOf = item => `${item.type} ${item.name}`;

/** In the order in which they were first seen. @param {Item[]} items */
function nodesOf(items) {
  /** @type {Map<string, GraphNode>} */
  const all = new Map();
  for (const item of inOrder(items)) {
    const key = keyOf(item);
    const node = all.get(key) ?? { name: item.name, type: item.type, items: [], errors: 0, micros: 0, rank: 0, column: 0 };
    node.items.push(item);
    node.errors += item.level === "ERROR" ? 1 : 0;
    node.micros += Math.max(item.endUs - item.startUs, 0);
    all.set(key, node);
  }
  if (all.size <= mostNodes) return { nodes: all, leftOut: 0 };
  const kept = new Set([...all.keys()].sort((a, b) => (all.get(b)?.items.length ?? 0) - (all.get(a)?.items.length ?? 0)).slice(0, mostNodes));
  return { nodes: new Map([...all].filter(([key]) => kept.has(key))), leftOut: all.size - mostNodes };
}

/** @param {Item[]} items @param {Map<string, GraphNode>} nodes */
function edgesOf(items, nodes) {
  const byId = new Map(items.map(item => [item.id, item]));
  /** @type {Map<string | null, Item[]>} */
  const children = new Map();
  for (const item of items) {
    const parent = item.parentId !== null && byId.has(item.parentId) ? item.parentId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(item);
    else children.set(parent, [item]);
  }

  /** @type {Map<string, GraphEdge>} */
  const edges = new Map();
  for (const [parentId, siblings] of children) {
    let before = parentId === null ? [] : countsOf([/** @type {Item} */ (byId.get(parentId))]);
    let isCall = true;
    for (const step of stepsOf(siblings)) {
      const after = countsOf(step);
      for (const [from] of before) for (const [to, count] of after) add(edges, nodes, from, to, count, isCall);
      before = after;
      isCall = false;
    }
  }
  return [...edges.values()];
}

/** Children that ran at the same time are one step. @param {Item[]} siblings @returns {Item[][]} */
function stepsOf(siblings) {
  /** @type {Item[][]} */
  const steps = [];
  let end = -Infinity;
  for (const item of inOrder(siblings)) {
    if (item.startUs >= end || steps.length === 0) steps.push([]);
    steps[steps.length - 1].push(item);
    end = Math.max(end, item.endUs);
  }
  return steps;
}

/** @param {Item[]} items @returns {[string, number][]} */
function countsOf(items) {
  const counts = new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts];
}

/** @param {Map<string, GraphEdge>} edges @param {Map<string, GraphNode>} nodes @param {string} fromKey @param {string} toKey @param {number} count @param {boolean} isCall */
function add(edges, nodes, fromKey, toKey, count, isCall) {
  const [from, to] = [nodes.get(fromKey), nodes.get(toKey)];
  if (!from || !to) return;
  const key = `${fromKey}\n${toKey}`;
  const edge = edges.get(key);
  if (edge) edge.count += count;
  else edges.set(key, { from, to, count, isCall, isBack: false });
}

/** Rows from top to bottom: each name below all that lead to it, except where the run goes back to one that it had seen before. @param {GraphNode[]} nodes @param {GraphEdge[]} edges */
function rank(nodes, edges) {
  const order = new Map(nodes.map((node, index) => [node, index]));
  for (const edge of edges) edge.isBack = (order.get(edge.to) ?? 0) <= (order.get(edge.from) ?? 0);
  const into = new Map(nodes.map(node => [node, edges.filter(edge => edge.to === node && !edge.isBack)]));
  for (const node of nodes) for (const edge of into.get(node) ?? []) node.rank = Math.max(node.rank, edge.from.rank + 1);
  /** @type {Map<number, number>} */
  const widths = new Map();
  for (const node of nodes) {
    node.column = widths.get(node.rank) ?? 0;
    widths.set(node.rank, node.column + 1);
  }
}
