import { html } from "../vendor/preact.js";

/** What stands where nothing else can: that it is empty, why, and what to do. @param {{ title: string, children?: any, isError?: boolean }} props */
export const Notice = ({ title, children, isError = false }) => html`
  <div class=${isError ? "notice is-error" : "notice"} role=${isError ? "alert" : undefined}><p><b>${title}</b></p>${children ? html`<p>${children}</p>` : null}</div>`;
