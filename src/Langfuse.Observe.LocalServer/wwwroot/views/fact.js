import { h } from "../h.js";

export const fact = (name, ...value) => h("div.fact", h("span", name), h("span.num", ...value));
