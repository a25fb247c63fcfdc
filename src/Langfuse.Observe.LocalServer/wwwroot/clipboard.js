import { h } from "./h.js";

let hiding = 0;

export function toast(text) {
  const element = document.getElementById("toast");
  element.textContent = text;
  element.classList.add("is-shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => element.classList.remove("is-shown"), 1600);
}

export async function copy(text, what = "Copied") {
  await navigator.clipboard.writeText(text);
  toast(what);
}

export const copyButton = (text, label = "Copy", name = "text") =>
  h("button.button.is-plain", { type: "button", "aria-label": label === "Copy" ? `Copy ${name}` : `${label} (${name})`, onclick: () => copy(text(), `Copied ${name}`) }, label);
