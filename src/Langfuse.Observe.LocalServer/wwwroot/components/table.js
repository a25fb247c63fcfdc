import { html, useEffect, useRef } from "../vendor/preact.js";
import { useKeys } from "./keys.js";
import { useVirtual } from "./virtual.js";
import { Notice } from "./notice.js";

/**
 * @typedef {{ id: string, label: string, width: number, isFlexible?: boolean, isRight?: boolean, sort?: string, isHidden?: boolean, cell: (row: any) => any, title?: (row: any) => string }} Column
 *   width in pixels (at least, when flexible); sort: the field of the server to sort by; isHidden: only shown when chosen
 * @typedef {{ field: string, isDescending: boolean }} Order
 */

const headHeight = 33;

/**
 * The table of the page: any number of rows, of which only those in sight are drawn. j and k move, Enter looks closer, o opens, x selects.
 * @param {{
 *   label: string, columns: Column[], rows: any[], rowId: (row: any) => string, current?: string | null,
 *   onCurrent?: (row: any) => void, href?: (row: any) => string, onOpen?: (row: any) => void,
 *   order?: Order | null, onOrder?: (order: Order | null) => void,
 *   selected?: Set<string>, onSelect?: (selected: Set<string>) => void,
 *   onEnd?: () => void, isLoading?: boolean, rowHeight?: number, empty?: any, isNew?: (row: any) => boolean
 * }} props
 */
export function Table({ label, columns, rows, rowId, current = null, onCurrent, onOpen, order = null, onOrder, selected, onSelect, onEnd, isLoading = false, rowHeight = 46, empty, isNew }) {
  const scroller = useRef(/** @type {HTMLElement | null} */ (null));
  const { first, last, above, below, reveal } = useVirtual({ count: rows.length, size: rowHeight, scroller, before: headHeight });
  const at = rows.findIndex(row => rowId(row) === current);
  // Keys may come faster than the page is drawn: the next goes on from where the last one went.
  const here = useRef(at);
  here.current = at;

  useEffect(() => { if (last >= rows.length - 20) onEnd?.(); }, [last, rows.length]);

  const move = (/** @type {number} */ index) => {
    const to = Math.min(Math.max(index, 0), rows.length - 1);
    if (to < 0) return;
    here.current = to;
    reveal(to);
    onCurrent?.(rows[to]);
  };
  const toggle = (/** @type {any} */ row) => {
    if (!onSelect || !selected || !row) return;
    const next = new Set(selected);
    if (!next.delete(rowId(row))) next.add(rowId(row));
    onSelect(next);
  };
  useKeys("List", {
    j: [() => move(here.current + 1), "Next row"], k: [() => move(here.current < 0 ? 0 : here.current - 1), "Row before"],
    ArrowDown: [() => move(here.current + 1), ""], ArrowUp: [() => move(here.current < 0 ? 0 : here.current - 1), ""],
    ...(onOpen ? { o: [() => { if (at >= 0) onOpen(rows[at]); }, "Open the row's page"], Enter: [() => { if (at >= 0) onOpen(rows[at]); }, "Open the row's page"] } : {}),
    ...(onSelect ? { x: [() => toggle(rows[at]), "Select the row"] } : {}),
  });

  const width = columns.reduce((sum, column) => sum + column.width, onSelect ? 34 : 0);
  const isAll = !!selected && rows.length > 0 && rows.every(row => selected.has(rowId(row)));
  const span = columns.length + (onSelect ? 1 : 0);
  return html`
    <div class="table" ref=${scroller} tabindex="0" role="region" aria-label=${label} aria-busy=${isLoading}>
      <table aria-rowcount=${rows.length + 1} style=${{ minWidth: `${width}px` }}>
        <colgroup>
          ${onSelect ? html`<col style=${{ width: "34px" }} />` : null}
          ${columns.map(column => html`<col key=${column.id} style=${column.isFlexible ? {} : { width: `${column.width}px` }} />`)}
        </colgroup>
        <thead><tr>
          ${onSelect ? html`<th class="check" scope="col"><input type="checkbox" aria-label="Select all rows that are loaded" disabled=${rows.length === 0} checked=${isAll} onChange=${() => onSelect(new Set(isAll ? [] : rows.map(rowId)))} /></th>` : null}
          ${columns.map(column => html`<${Head} key=${column.id} column=${column} order=${order} onOrder=${onOrder} />`)}
        </tr></thead>
        ${above > 0 ? html`<tbody class="space" aria-hidden="true"><tr style=${{ height: `${above}px` }}><td colspan=${span}></td></tr></tbody>` : null}
        <tbody class="rows" style=${{ "--row": `${rowHeight}px` }}>
          ${rows.slice(first, last).map((row, index) => {
    const id = rowId(row);
    return html`
            <tr key=${id} data-id=${id} aria-rowindex=${first + index + 2} aria-selected=${onCurrent ? String(id === current) : undefined} class=${`${id === current ? "is-current" : ""} ${isNew?.(row) ? "is-new" : ""}`}
              onClick=${(/** @type {MouseEvent} */ event) => { if (!(/** @type {HTMLElement} */ (event.target)).closest("a, button, input, label") && !getSelection()?.toString()) onCurrent?.(row); }}>
              ${onSelect ? html`<td class="check"><input type="checkbox" aria-label="Select row" checked=${selected?.has(id)} onChange=${() => toggle(row)} /></td>` : null}
              ${columns.map(column => html`<td key=${column.id} class=${column.isRight ? "right num" : undefined} title=${column.title?.(row)}>${column.cell(row)}</td>`)}
            </tr>`;
  })}
        </tbody>
        ${below > 0 ? html`<tbody class="space" aria-hidden="true"><tr style=${{ height: `${below}px` }}><td colspan=${span}></td></tr></tbody>` : null}
      </table>
      ${rows.length === 0 ? (isLoading ? html`<div class="loading" role="status"><span class="sr">Loading</span></div>` : empty ?? html`<${Notice} title="Nothing here" />`) : null}
    </div>`;
}

/** @param {{ column: Column, order: Order | null, onOrder?: (order: Order | null) => void }} props */
function Head({ column, order, onOrder }) {
  const style = column.isRight ? "right" : undefined;
  if (!column.sort || !onOrder) return html`<th scope="col" class=${style}>${column.label}</th>`;
  const isBy = order?.field === column.sort;
  const next = () => onOrder(!isBy ? { field: /** @type {string} */ (column.sort), isDescending: true } : order.isDescending ? { ...order, isDescending: false } : null);
  return html`
    <th scope="col" class=${style} aria-sort=${isBy ? (order.isDescending ? "descending" : "ascending") : undefined}>
      <button type="button" onClick=${next}>${column.label}<i aria-hidden="true">${isBy ? (order.isDescending ? "↓" : "↑") : ""}</i></button>
    </th>`;
}
