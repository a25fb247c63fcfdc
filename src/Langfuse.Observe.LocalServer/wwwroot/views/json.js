import { h } from "../h.js";

const openDepth = 2;

// A JSON value as a tree that folds. The deeper parts are built when they are opened.
export const jsonTree = value => h("div.json", node(value, null, 0));

function node(value, key, depth) {
  const label = key === null ? null : [h("span.key", key), ": "];
  if (value === null || typeof value !== "object") return h("div.leaf", label, scalar(value));
  const entries = Array.isArray(value) ? value.map((item, index) => [String(index), item]) : Object.entries(value);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return h("div.leaf", label, open + close);
  const inner = h("div.inner");
  const fill = () => { if (!inner.hasChildNodes()) inner.append(...entries.map(([name, item]) => node(item, name, depth + 1))); };
  const isOpen = depth < openDepth && entries.length <= 50;
  if (isOpen) fill();
  return h("details", { open: isOpen, ontoggle: fill },
    h("summary", label, open, h("span.peek", ` ${entries.length} ${Array.isArray(value) ? "items" : "keys"} ${close}`)), inner);
}

function scalar(value) {
  if (typeof value === "string") return h("span.string", JSON.stringify(value));
  if (typeof value === "number") return h("span.number", String(value));
  return h("span.word", String(value));
}
