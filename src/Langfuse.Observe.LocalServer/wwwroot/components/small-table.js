import { html } from "../vendor/preact.js";

/**
 * A table of few rows, drawn whole.
 * @param {{ label: string, head: (string | { text: string, isRight?: boolean })[], rows: { key: string, cells: any[], isCurrent?: boolean }[], empty?: any }} props
 */
export function SmallTable({ label, head, rows, empty = "Nothing here yet." }) {
  const right = head.map(each => typeof each !== "string" && !!each.isRight);
  if (rows.length === 0) return html`<p class="small-none muted">${empty}</p>`;
  return html`
    <div class="small-table" role="region" aria-label=${label} tabindex="0">
      <table>
        <thead><tr>${head.map((each, index) => html`<th scope="col" class=${right[index] ? "right" : undefined}>${typeof each === "string" ? each : each.text}</th>`)}</tr></thead>
        <tbody>${rows.map(row => html`<tr key=${row.key} class=${row.isCurrent ? "is-current" : undefined}>${row.cells.map((cell, index) => html`<td class=${right[index] ? "right num" : undefined}>${cell}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
}
