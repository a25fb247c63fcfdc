import { html } from "../../vendor/preact.js";
import { Fact } from "../chips.js";
import { cost, count } from "../../data/format.js";

const shownApart = ["input", "output", "total", "input_cached_tokens", "cache_read_input_tokens"];

/** @param {any} item */
const isEstimate = item => ["true", "1", true].includes(item.metadata.usage_estimated);

/** @param {any} item */
const cachedOf = item => item.usage.input_cached_tokens ?? item.usage.cache_read_input_tokens ?? 0;

const Estimate = () => html`<span class="estimate" title="The provider sent no counts; these were estimated">estimate</span>`;

/** Tokens in one line, for the head of the details. @param {{ item: any }} props */
export function TokensFact({ item }) {
  if (item.totalTokens === null) return null;
  const [input, output] = [item.inputTokens ?? 0, item.outputTokens ?? 0];
  return html`<${Fact} name="Tokens">${input + output > 0 ? `${count(input)} → ${count(output)}` : count(item.totalTokens)}${isEstimate(item) ? html` <${Estimate} />` : null}<//>`;
}

/** Tokens in and out, the cached part, and the cost of each when it was sent. @param {{ item: any }} props */
export function TokensPanel({ item }) {
  if (Object.keys(item.usage).length === 0) return null;
  const cached = cachedOf(item);
  const others = Object.entries(item.usage).filter(([key]) => !shownApart.includes(key));
  return html`
    <section class="panel" aria-label="Tokens" data-panel="tokens">
      <header><h3>Tokens</h3>${isEstimate(item) ? html`<${Estimate} />` : null}</header>
      <div class="body">
        <div class="tokens num">
          <${Cell} name="In" value=${item.inputTokens} price=${item.cost.input} />
          ${cached ? html`<${Cell} name="Cached" value=${cached} price=${item.cost.input_cached_tokens} />` : null}
          <${Cell} name="Out" value=${item.outputTokens} price=${item.cost.output} />
          ${others.map(([key, value]) => html`<${Cell} key=${key} name=${key.replaceAll("_", " ")} value=${value} price=${item.cost[key]} />`)}
          <${Cell} name="Total" value=${item.totalTokens} price=${item.totalCost} />
        </div>
        <${Bar} input=${(item.inputTokens ?? 0) - cached} cached=${cached} output=${item.outputTokens ?? 0} />
      </div>
    </section>`;
}

/** @param {{ name: string, value: any, price?: number | null }} props */
const Cell = ({ name, value, price }) => (value === null || value === undefined ? null
  : html`<div><span>${name}</span><b>${count(value)}</b>${price ? html`<small> ${cost(price)}</small>` : null}</div>`);

/** @param {{ input: number, cached: number, output: number }} props */
function Bar({ input, cached, output }) {
  if (input + cached + output <= 0) return null;
  const part = (/** @type {string} */ name, /** @type {number} */ value) => (value > 0 ? html`<i class=${name} style=${{ flex: `${value} 0 0` }} title=${`${name}: ${count(value)}`}></i>` : null);
  return html`<div class="token-bar" aria-hidden="true">${part("cached", cached)}${part("input", input)}${part("output", output)}</div>`;
}
