import { h } from "../h.js";
import { chevron, typeIcon } from "../icons.js";
import * as format from "../format.js";
import { buildTree, flatten, ticks } from "./tree.js";

const rowLimit = 2000;
const troubled = { ERROR: "error", WARNING: "warning" };

// An event is a moment; it has no duration to speak of.
const duration = item => (item.type === "EVENT" ? "" : format.duration(item.endUs - item.startUs));

// The tree of a trace beside its time line. Arrow keys move and fold, as in every tree.
export function timeline(onSelect) {
  const axis = h("div.axis", { "aria-hidden": "true" });
  const list = h("div.rows", { role: "tree", "aria-label": "Observations" });
  const element = h("section.timeline", { "aria-label": "Time line" }, h("div.timeline-head", h("span", "Observation"), axis), list);
  const folded = new Set();
  let trace = null;
  let rows = [];
  let selected = null;
  let limit = rowLimit;

  function show(next, selectedId) {
    trace = next;
    selected = selectedId;
    draw();
  }

  function draw(takeFocus = false) {
    const total = Math.max(trace.endUs - trace.startUs, 1);
    const marks = ticks(total);
    axis.replaceChildren(...marks.map(at => h("i.num", { style: { left: `${at / total * 100}%` } }, at === 0 ? "0" : format.duration(at))));
    rows = flatten(buildTree(trace.observations), folded);
    list.style.setProperty("--depth", rows.reduce((deepest, row) => Math.max(deepest, row.depth), 1));
    list.replaceChildren(...rows.slice(0, limit).map(row => drawRow(row, total, marks)),
      ...(rows.length > limit ? [h("div.more", h("button.button", { type: "button", onclick: () => { limit *= 4; draw(); } }, `Show ${format.count(rows.length - limit)} more`))] : []));
    if (takeFocus) list.querySelector('[aria-selected="true"]')?.focus();
  }

  function drawRow({ node, depth }, total, marks) {
    const { observation: item, children } = node;
    const hasChildren = children.length > 0;
    const left = (item.startUs - trace.startUs) / total * 100;
    const width = Math.max(item.endUs - item.startUs, 0) / total * 100;
    const end = left + Math.max(width, 0.4);
    const isSelected = item.id === selected;
    return h("div.row", {
      class: troubled[item.level] ? `is-${troubled[item.level]}` : "", role: "treeitem", "data-type": item.type, "data-id": item.id, "aria-level": depth + 1, "aria-selected": String(isSelected),
      "aria-expanded": hasChildren ? String(!folded.has(item.id)) : null, tabindex: isSelected ? "0" : "-1",
      "aria-label": `${[format.name(item), item.model, duration(item)].filter(Boolean).join(" ")}, ${item.type.toLowerCase()}${troubled[item.level] ? `, ${troubled[item.level]}` : ""}`,
      onclick: () => select(item.id), onkeydown: onKey,
    },
    h("div.row-name", { class: depth === 0 ? "is-root" : "" },
      depth > 0 ? h("span.indent", { style: { "--level": depth } }) : null,
      h("button.twisty", { type: "button", tabindex: "-1", "aria-hidden": "true", onclick: event => { event.stopPropagation(); if (hasChildren) fold(item.id); } }, hasChildren ? chevron() : null),
      typeIcon(item.type), h("span.label", { title: item.name }, format.name(item)), item.model ? h("span.model", item.model) : null),
    h("div.lane", marks.map(at => h("span.grid", { style: { left: `${at / total * 100}%` } })),
      h("span.bar-span", { style: { left: `${left}%`, width: `${width}%` } }, waiting(item)),
      h("span.bar-time.num", { style: end > 82 && left > 20 ? { right: `${100 - left}%`, "padding-right": "6px" } : { left: `${Math.min(end, 100)}%` } }, duration(item))));
  }

  // The hatched part of a bar is the wait for the first token.
  function waiting(item) {
    if (item.completionStartUs === null || item.completionStartUs <= item.startUs || item.endUs <= item.startUs) return null;
    const share = Math.min((item.completionStartUs - item.startUs) / (item.endUs - item.startUs), 1);
    return h("span.waiting", { style: { width: `${share * 100}%` }, title: `First token after ${format.duration(item.completionStartUs - item.startUs)}` });
  }

  function select(id) {
    selected = id;
    for (const row of list.querySelectorAll(".row")) {
      row.setAttribute("aria-selected", String(row.dataset.id === id));
      row.tabIndex = row.dataset.id === id ? 0 : -1;
    }
    const row = list.querySelector('[aria-selected="true"]');
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
    onSelect(id);
  }

  function fold(id) {
    if (!folded.delete(id)) folded.add(id);
    draw(true);
  }

  function onKey(event) {
    const at = rows.findIndex(({ node }) => node.observation.id === selected);
    const { node } = rows[at];
    const id = node.observation.id;
    const move = index => select(rows[Math.min(Math.max(index, 0), Math.min(rows.length, limit) - 1)].node.observation.id);
    const isOpen = node.children.length > 0 && !folded.has(id);
    const keys = {
      ArrowDown: () => move(at + 1), j: () => move(at + 1), ArrowUp: () => move(at - 1), k: () => move(at - 1),
      Home: () => move(0), End: () => move(rows.length - 1),
      ArrowRight: () => (isOpen ? move(at + 1) : node.children.length > 0 && fold(id)),
      ArrowLeft: () => (isOpen ? fold(id) : node.parent && select(node.parent.observation.id)),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  }

  return { element, show, select };
}
