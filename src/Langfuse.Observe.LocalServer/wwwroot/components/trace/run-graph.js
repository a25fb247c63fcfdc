import { html, useMemo } from "../../vendor/preact.js";
import { count, duration, plural } from "../../data/format.js";
import { runGraph } from "../../data/run-graph.js";
import { Notice } from "../notice.js";
import { TypeIcon } from "../icons.js";

/** @typedef {import("./tree.js").Item} Item */
/** @typedef {import("../../data/run-graph.js").GraphNode} GraphNode */
/** @typedef {import("../../data/run-graph.js").GraphEdge} GraphEdge */

const [width, height, across, down, margin] = [196, 46, 34, 52, 24];

/**
 * An agent's run as a graph: what it consists of, in which order, how often. A click selects the observations of a name one after the other.
 * @param {{ items: Item[], selected: string | null, reached: number | null, onSelect: (id: string) => void }} props reached: microseconds up to which the run is played; null: all of it
 */
export function RunGraph({ items, selected, reached, onSelect }) {
  const { nodes, edges, leftOut } = useMemo(() => runGraph(items), [items]);
  const place = useMemo(() => placesOf(nodes), [nodes]);
  if (nodes.length === 0) return html`<${Notice} title="Nothing to draw yet." />`;
  const next = (/** @type {GraphNode} */ node) => {
    const at = node.items.findIndex(item => item.id === selected);
    onSelect(node.items[(at + 1) % node.items.length].id);
  };
  return html`
    <section class="run-graph" aria-label="Graph of the run" tabindex="0">
      ${leftOut > 0 ? html`<p class="hint">${plural(leftOut, "name")} that ran least are left out.</p>` : null}
      <div class="run-graph-in" style=${{ width: `${place.width}px`, height: `${place.height}px` }}>
        <svg aria-hidden="true" width=${place.width} height=${place.height}>
          <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0l8 4-8 4z" /></marker></defs>
          ${edges.map(edge => html`<${Edge} key=${`${edge.from.type} ${edge.from.name} ${edge.to.type} ${edge.to.name}`} edge=${edge} place=${place} />`)}
        </svg>
        ${nodes.map(node => html`<${Node} key=${`${node.type} ${node.name}`} node=${node} at=${place.of(node)} isSelected=${node.items.some(item => item.id === selected)} reached=${reached} onSelect=${() => next(node)} />`)}
      </div>
      <ul class="sr">${edges.map(edge => html`<li>${edge.from.name} ${edge.isCall ? "begins with" : "is followed by"} ${edge.to.name}, ${plural(edge.count, "time")}</li>`)}</ul>
    </section>`;
}

/** @param {{ node: GraphNode, at: { x: number, y: number }, isSelected: boolean, reached: number | null, onSelect: () => void }} props */
function Node({ node, at, isSelected, reached, onSelect }) {
  const done = reached === null ? node.items.length : node.items.filter(item => item.startUs <= reached).length;
  const times = done === node.items.length ? count(done) : `${count(done)} of ${count(node.items.length)}`;
  const shown = `${times} × · ${duration(node.micros)}`;
  const errors = node.errors ? ` · ${plural(node.errors, "error")}` : "";
  // What is seen stands in the name as it is, so that who speaks to the page can say it.
  const label = `${node.name || "(no name)"} ${shown}${errors}, ${node.type.toLowerCase()}`;
  return html`
    <button type="button" class=${`graph-node ${node.errors ? "has-errors" : ""} ${done === 0 ? "is-ahead" : ""}`} data-type=${node.type} aria-label=${label} aria-pressed=${String(isSelected)}
      style=${{ left: `${at.x}px`, top: `${at.y}px`, width: `${width}px`, height: `${height}px` }} onClick=${onSelect}>
      <${TypeIcon} type=${node.type} /><span class="graph-name" title=${node.name}>${node.name || "(no name)"}</span>${" "}
      <span class="graph-facts num">${shown}${errors ? html`<b>${errors}</b>` : null}</span>
    </button>`;
}

/** @param {{ edge: GraphEdge, place: ReturnType<typeof placesOf> }} props */
function Edge({ edge, place }) {
  const [from, to] = [place.of(edge.from), place.of(edge.to)];
  const { path, label } = edge.isBack ? backward(from, to) : forward(from, to);
  return html`
    <g class=${`graph-edge ${edge.isCall ? "is-call" : ""} ${edge.isBack ? "is-back" : ""}`}>
      <path d=${path} marker-end="url(#arrow)" />
      ${edge.count > 1 ? html`<text x=${label.x} y=${label.y} text-anchor="middle">${count(edge.count)}×</text>` : null}
    </g>`;
}

/** @typedef {{ x: number, y: number }} Point */

/** From the bottom of one to the top of the other. @param {Point} from @param {Point} to */
function forward(from, to) {
  const [x1, y1, x2, y2] = [from.x + width / 2, from.y + height, to.x + width / 2, to.y - 2];
  // A long way goes round what stands between, not through it.
  const bend = y2 - y1 > height + down && Math.abs(x1 - x2) < width / 2 ? -(width / 2 + across / 2) : 0;
  const middle = (y2 - y1) / 2;
  return { path: `M${x1} ${y1}C${x1 + bend} ${y1 + Math.min(middle, 60)} ${x2 + bend} ${y2 - Math.min(middle, 60)} ${x2} ${y2}`, label: { x: (x1 + x2) / 2 + bend * 0.75 + 14, y: (y1 + y2) / 2 + 4 } };
}

/** Back up along the right side; to itself a small loop. @param {Point} from @param {Point} to */
function backward(from, to) {
  const [x1, y1, x2, y2] = [from.x + width, from.y + height * 0.65, to.x + width + 2, to.y + height * 0.35];
  const out = Math.max(x1, x2) + across + Math.min((y1 - y2) / 8, 40);
  return { path: `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${x2} ${y2}`, label: { x: out - 6, y: (y1 + y2) / 2 + 4 } };
}

/** Where the nodes stand: each row in the middle. @param {GraphNode[]} nodes */
function placesOf(nodes) {
  /** @type {Map<number, number>} */
  const inRow = new Map();
  for (const node of nodes) inRow.set(node.rank, Math.max(inRow.get(node.rank) ?? 0, node.column + 1));
  const widest = Math.max(1, ...inRow.values());
  const inner = widest * (width + across) - across;
  const left = margin + width / 2;
  return {
    width: left + inner + margin + 90, height: 2 * margin + Math.max(1, ...[...inRow.keys()].map(row => row + 1)) * (height + down) - down,
    of: (/** @type {GraphNode} */ node) => {
      const row = (inRow.get(node.rank) ?? 1) * (width + across) - across;
      return { x: left + (inner - row) / 2 + node.column * (width + across), y: margin + node.rank * (height + down) };
    },
  };
}
