import { html } from "../vendor/preact.js";
import { Icon } from "./icons.js";
import { useKeys } from "./keys.js";

/**
 * The panel at the side of a list: a closer look at the current row, while j and k go on through the list.
 * @param {{ label: string, onClose: () => void, href?: string, onMove?: (step: number) => void, children?: any }} props
 */
export function DetailPanel({ label, onClose, href, onMove, children }) {
  useKeys("Panel", { Escape: [onClose, "Close the panel"] });
  return html`
    <aside class="detail-panel" aria-label=${label}>
      <header>
        ${onMove ? html`
          <button class="button is-plain is-icon is-up" type="button" aria-label="Row before" title="k" onClick=${() => onMove(-1)}><${Icon} name="down" /></button>
          <button class="button is-plain is-icon" type="button" aria-label="Next row" title="j" onClick=${() => onMove(1)}><${Icon} name="down" /></button>` : null}
        <span class="spring"></span>
        ${href ? html`<a class="button" href=${href}><${Icon} name="open" />Open</a>` : null}
        <button class="button is-plain is-icon" type="button" aria-label="Close the panel" onClick=${onClose}><${Icon} name="close" /></button>
      </header>
      <div class="detail-in" tabindex="0" role="region" aria-label=${label}>${children}</div>
    </aside>`;
}
