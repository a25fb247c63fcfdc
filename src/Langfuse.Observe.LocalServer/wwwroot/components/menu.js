import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { Icon } from "./icons.js";

/**
 * A button that opens a small box below it; Escape or a click elsewhere closes it.
 * @param {{ label: any, name?: string, icon?: string, isActive?: boolean, alignEnd?: boolean, children: (close: () => void) => any }} props name: what the button is called when its label does not say it
 */
export function Menu({ label, name, icon, isActive = false, alignEnd = false, children }) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (/** @type {Event} */ event) => { if (!box.current?.contains(/** @type {Node} */ (event.target))) setOpen(false); };
    document.addEventListener("pointerdown", close);
    return () => document.removeEventListener("pointerdown", close);
  }, [isOpen]);
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    box.current?.querySelector("button")?.focus();
  };
  return html`
    <div class="menu" ref=${box} onKeyDown=${onKey}>
      <button class=${isActive ? "button is-active" : "button"} type="button" aria-expanded=${isOpen} aria-label=${name} onClick=${() => setOpen(!isOpen)}>
        ${icon ? html`<${Icon} name=${icon} />` : null}${label ? html`<span>${label}</span>` : null}
      </button>
      ${isOpen ? html`<div class=${alignEnd ? "menu-box is-end" : "menu-box"}>${children(() => setOpen(false))}</div>` : null}
    </div>`;
}
