import { html, useEffect, useRef } from "../vendor/preact.js";
import { Icon } from "./icons.js";

/**
 * A window over the page. Escape and a click beside it close it; the focus stays in it and goes back where it was.
 * @param {{ title: string, onClose: () => void, children?: any, isWide?: boolean }} props
 */
export function Dialog({ title, onClose, children, isWide = false }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    dialog.current?.showModal();
    return () => before?.focus?.();
  }, []);
  return html`
    <dialog ref=${dialog} class=${isWide ? "dialog is-wide" : "dialog"} aria-label=${title} onClose=${onClose}
      onClick=${(/** @type {MouseEvent} */ event) => { if (event.target === dialog.current) dialog.current?.close(); }}>
      <div class="dialog-in">
        <header><h2>${title}</h2><button class="button is-plain is-icon" type="button" aria-label="Close" onClick=${() => dialog.current?.close()}><${Icon} name="close" /></button></header>
        ${children}
      </div>
    </dialog>`;
}
