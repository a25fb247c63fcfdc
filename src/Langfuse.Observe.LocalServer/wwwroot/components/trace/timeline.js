import { html, useEffect, useMemo, useRef, useState } from "../../vendor/preact.js";
import { duration, name } from "../../data/format.js";
import { nothingIn } from "../../data/trace.js";
import { Icon, TypeIcon } from "../icons.js";
import { useKeys } from "../keys.js";
import { useVirtual } from "../virtual.js";
import { buildTree, flatten, ticks } from "./tree.js";

/** @typedef {import("./tree.js").Item} Item */

const rowHeight = 30;
const troubled = { ERROR: "error", WARNING: "warning" };

// An event is a moment; it has no duration to speak of.
/** @param {Item} item */
const durationOf = item => (item.type === "EVENT" ? "" : duration(item.endUs - item.startUs));

/**
 * The tree of a trace beside its time line; arrow keys move and fold, as in every tree. Any number of rows: only those in sight are drawn.
 * @param {{ trace: { startUs: number, endUs: number, observations: Item[] }, selected: string | null, onSelect: (id: string) => void, search: string }} props
 */
export function Timeline({ trace, selected, onSelect, search }) {
  const scroller = useRef(/** @type {HTMLElement | null} */ (null));
  const [folded, setFolded] = useState(/** @type {Set<string>} */ (new Set()));
  const roots = useMemo(() => buildTree(trace.observations), [trace.observations]);
  const words = search.trim().toLowerCase();
  const rows = useMemo(() => {
    if (!words) return flatten(roots, folded);
    return flatten(roots, new Set()).filter(({ node: { item } }) => `${item.name} ${item.model ?? ""} ${item.type} ${item.level}`.toLowerCase().includes(words)).map(row => ({ ...row, depth: 0 }));
  }, [roots, folded, words]);
  const total = Math.max(trace.endUs - trace.startUs, 1);
  const marks = useMemo(() => ticks(total), [total]);
  const depth = useMemo(() => rows.reduce((deepest, row) => Math.max(deepest, row.depth), 1), [rows]);
  const { first, last, above, below, reveal } = useVirtual({ count: rows.length, size: rowHeight, scroller, overscan: 12 });
  const at = rows.findIndex(row => row.node.item.id === selected);
  // Keys may come faster than the page is drawn: they go on from what they did, not from what is shown.
  const here = useRef(at);
  here.current = at;
  const foldedNow = useRef(folded);
  foldedNow.current = folded;

  useEffect(() => { if (at >= 0) reveal(at); }, [selected, rows.length]);

  const select = (/** @type {number} */ index) => {
    const to = Math.min(Math.max(index, 0), rows.length - 1);
    if (!rows[to]) return;
    here.current = to;
    onSelect(rows[to].node.item.id);
  };
  const fold = (/** @type {string} */ id) => {
    const next = new Set(foldedNow.current);
    if (!next.delete(id)) next.add(id);
    foldedNow.current = next;
    setFolded(next);
  };
  const sideways = (/** @type {boolean} */ isOut) => {
    const node = rows[here.current]?.node;
    if (!node) return;
    const isOpen = node.children.length > 0 && !foldedNow.current.has(node.item.id);
    if (isOut) isOpen ? fold(node.item.id) : node.parent && select(rows.findIndex(row => row.node === node.parent));
    else if (isOpen) select(here.current + 1);
    else if (node.children.length > 0) fold(node.item.id);
  };
  const nextTrouble = (/** @type {number} */ step) => {
    for (let index = here.current + step; index >= 0 && index < rows.length; index += step) if (rows[index].node.item.level in troubled) return select(index);
  };
  useKeys("Tree", {
    j: [() => select(here.current + 1), "Next observation"], k: [() => select(here.current - 1), "Observation before"], ArrowDown: [() => select(here.current + 1), ""], ArrowUp: [() => select(here.current - 1), ""],
    ArrowLeft: [() => sideways(true), "Fold, or go to the parent"], ArrowRight: [() => sideways(false), "Open, or go to the first child"],
    Home: [() => select(0), "First observation"], End: [() => select(rows.length - 1), "Last observation"],
    e: [() => nextTrouble(1), "Next error or warning"], "shift+e": [() => nextTrouble(-1), "Error or warning before"],
  });

  return html`
    <section class="timeline" aria-label="Time line">
      <div class="timeline-head"><span>Observation</span><div class="axis" aria-hidden="true">${marks.map(mark => html`<i class="num" style=${{ left: `${mark / total * 100}%` }}>${mark === 0 ? "0" : duration(mark)}</i>`)}</div></div>
      <div class="rows" ref=${scroller} role="tree" aria-label="Observations" tabindex="0" style=${{ "--depth": depth }} aria-activedescendant=${at >= 0 ? `row-${selected}` : undefined}>
        <div role="none" style=${{ height: `${above}px` }}></div>
        ${rows.slice(first, last).map(({ node, depth: level }) => html`
          <${Row} key=${node.item.id} item=${node.item} level=${level} hasChildren=${node.children.length > 0 && !words} isOpen=${!folded.has(node.item.id)} isSelected=${node.item.id === selected}
            start=${trace.startUs} total=${total} marks=${marks} onSelect=${onSelect} onFold=${fold} />`)}
        <div role="none" style=${{ height: `${below}px` }}></div>
      </div>
    </section>`;
}

/** @param {{ item: Item, level: number, hasChildren: boolean, isOpen: boolean, isSelected: boolean, start: number, total: number, marks: number[], onSelect: (id: string) => void, onFold: (id: string) => void }} props */
function Row({ item, level, hasChildren, isOpen, isSelected, start, total, marks, onSelect, onFold }) {
  const trouble = troubled[/** @type {keyof typeof troubled} */ (item.level)];
  const left = (item.startUs - start) / total * 100;
  const width = Math.max(item.endUs - item.startUs, 0) / total * 100;
  const end = left + Math.max(width, 0.4);
  const nothing = nothingIn(item);
  // What is seen stands in the name as it is, and between its parts a space, so that who speaks to the page can say it.
  const label = `${[name(item), item.model, nothing, durationOf(item)].filter(Boolean).join(" ")}, ${item.type.toLowerCase()}${trouble ? `, ${trouble}` : ""}`;
  return html`
    <div class=${trouble ? `row is-${trouble}` : "row"} id=${`row-${item.id}`} role="treeitem" data-type=${item.type} data-id=${item.id} aria-level=${level + 1} aria-selected=${String(isSelected)}
      aria-expanded=${hasChildren ? String(isOpen) : undefined} aria-label=${label} onClick=${() => onSelect(item.id)}>
      <div class=${level === 0 ? "row-name is-root" : "row-name"}>
        ${level > 0 ? html`<span class="indent" style=${{ "--level": level }}></span>` : null}
        <span class="twisty" aria-hidden="true" onClick=${(/** @type {Event} */ event) => { event.stopPropagation(); if (hasChildren) onFold(item.id); }}>${hasChildren ? html`<${Icon} name="chevron" />` : null}</span>
        <${TypeIcon} type=${item.type} /><span class="label" title=${item.name}>${name(item)}</span>${item.model ? html`${" "}<span class="model">${item.model}</span>` : null}${nothing ? html`${" "}<span class="nothing">${nothing}</span>` : null}${" "}
      </div>
      <div class="lane">
        ${marks.map(mark => html`<span class="grid" style=${{ left: `${mark / total * 100}%` }}></span>`)}
        <span class="bar-span" style=${{ left: `${left}%`, width: `${width}%` }}><${Waiting} item=${item} /></span>
        <span class="bar-time num" style=${end > 82 && left > 20 ? { right: `${100 - left}%`, paddingRight: "6px" } : { left: `${Math.min(end, 100)}%` }}>${durationOf(item)}</span>
      </div>
    </div>`;
}

/** The hatched part of a bar is the wait for the first token. @param {{ item: Item }} props */
function Waiting({ item }) {
  if (item.completionStartUs === null || item.completionStartUs <= item.startUs || item.endUs <= item.startUs) return null;
  const share = Math.min((item.completionStartUs - item.startUs) / (item.endUs - item.startUs), 1);
  return html`<span class="waiting" style=${{ width: `${share * 100}%` }} title=${`First token after ${duration(item.completionStartUs - item.startUs)}`}></span>`;
}
