import { html, signal } from "../vendor/preact.js";

const shown = signal({ text: "", isBad: false, isOn: false });
let hiding = 0;

/** Says something at the bottom of the page for a moment. @param {string} text @param {{ isBad?: boolean }} [how] */
export function toast(text, { isBad = false } = {}) {
  shown.value = { text, isBad, isOn: true };
  clearTimeout(hiding);
  hiding = setTimeout(() => { shown.value = { ...shown.value, isOn: false }; }, isBad ? 6000 : 1800);
}

/** Runs what may fail, and says so when it does. @param {() => Promise<any>} action @param {string} [done] what to say after it */
export async function attempt(action, done) {
  try {
    const result = await action();
    if (done) toast(done);
    return result ?? true;
  } catch (error) {
    toast(/** @type {Error} */ (error).message, { isBad: true });
    return null;
  }
}

export const Toast = () => html`<div class=${`toast ${shown.value.isOn ? "is-shown" : ""} ${shown.value.isBad ? "is-bad" : ""}`} role="status" aria-live="polite">${shown.value.text}</div>`;
