import { html } from "../../vendor/preact.js";
import { setQuery } from "../../data/router.js";
import { tabOf } from "../tabs.js";

/** The ways to look at scores: [in the address, in words]. @type {[string, string][]} */
export const scoreWays = [["list", "List"], ["figures", "Distribution"], ["agreement", "Agreement"]];

export const ScoreWays = () => html`
  <div class="segments" role="group" aria-label="How to look at scores">
    ${scoreWays.map(([key, words]) => html`<button key=${key} class="button is-plain" type="button" aria-pressed=${String(tabOf(scoreWays) === key)} onClick=${() => setQuery({ tab: key === "list" ? null : key, f: null, sort: null, cols: null }, { push: true })}>${words}</button>`)}
  </div>`;
