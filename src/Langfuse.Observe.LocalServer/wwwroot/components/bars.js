import { html } from "../vendor/preact.js";

/**
 * Values beside each other, the greatest first; each a link to what is behind it, where there is one.
 * @param {{ label: string, rows: { name: string, value: number, text: string, href?: string }[] }} props
 */
export function Bars({ label, rows }) {
  const most = Math.max(...rows.map(row => row.value), 0) || 1;
  return html`
    <ol class="bars" aria-label=${label}>
      ${rows.map(row => html`
        <li key=${row.name}>
          <span class="bar-name" title=${row.name}>${row.href ? html`<a href=${row.href}>${row.name}</a>` : row.name}</span>
          <span class="bar-track" aria-hidden="true"><i style=${{ width: `${Math.max(0.5, 100 * row.value / most)}%` }}></i></span>
          <span class="num">${row.text}</span>
        </li>`)}
    </ol>`;
}
