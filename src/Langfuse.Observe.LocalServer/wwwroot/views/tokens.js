import { h } from "../h.js";
import * as format from "../format.js";
import { fact } from "./fact.js";

const isEstimate = item => ["true", "1"].includes(item.metadata.usage_estimated);
const cachedOf = item => item.usage.input_cached_tokens ?? item.usage.cache_read_input_tokens ?? 0;
const estimate = () => h("span.estimate", { title: "The provider sent no counts; these were estimated" }, "estimate");

// In one line, for the head of the details.
export function tokensFact(item) {
  if (item.totalTokens === null) return null;
  const [input, output] = [item.inputTokens ?? 0, item.outputTokens ?? 0];
  const counts = input + output > 0 ? `${format.count(input)} → ${format.count(output)}` : format.count(item.totalTokens);
  return fact("Tokens", counts, isEstimate(item) ? [" ", estimate()] : null);
}

// Tokens in and out, the cached part, and the cost of each when it was sent.
export function tokensPanel(item) {
  if (Object.keys(item.usage).length === 0) return null;
  const cached = cachedOf(item);
  const others = Object.entries(item.usage).filter(([key]) => !["input", "output", "total", "input_cached_tokens", "cache_read_input_tokens"].includes(key));
  return h("section.panel", { "aria-label": "Tokens", "data-panel": "tokens" },
    h("header", h("h3", "Tokens"), isEstimate(item) ? estimate() : null),
    h("div.body",
      h("div.tokens.num",
        cell("In", item.inputTokens, item.cost.input),
        cached ? cell("Cached", cached, item.cost.input_cached_tokens) : null,
        cell("Out", item.outputTokens, item.cost.output),
        others.map(([key, value]) => cell(key.replaceAll("_", " "), value, item.cost[key])),
        cell("Total", item.totalTokens, item.totalCost)),
      bar(item, cached)));
}

const cell = (name, count, cost) => count === null || count === undefined ? null
  : h("div", h("span", name), h("b", format.count(count)), cost ? h("small", ` ${format.cost(cost)}`) : null);

function bar(item, cached) {
  const [input, output] = [item.inputTokens ?? 0, item.outputTokens ?? 0];
  if (input + output === 0) return null;
  const part = (name, count) => count > 0 ? h(`i.${name}`, { style: { flex: `${count} 0 0` }, title: `${name}: ${format.count(count)}` }) : null;
  return h("div.token-bar", { "aria-hidden": "true" }, part("cached", cached), part("input", input - cached), part("output", output));
}
