import { html } from "../vendor/preact.js";
import { oneLine, scoreClass, scoreValue } from "../data/format.js";

/** A score, small. @param {{ score: any }} props */
export const ScoreChip = ({ score }) => html`<span class="score" title=${score.comment ?? score.name}>${score.name}<b class=${`num ${scoreClass(score)}`}>${oneLine(scoreValue(score), 24)}</b></span>`;

/** @param {{ children?: any }} props */
export const Tag = ({ children }) => html`<span class="tag">${children}</span>`;

/** The level, where it says something. @param {{ level: string }} props */
export const Level = ({ level }) => (level === "DEFAULT" ? null : html`<span class=${`level level-${level}`}>${level.toLowerCase()}</span>`);

/** The level as a dot at the start of a row. @param {{ level: string }} props */
export const Dot = ({ level }) => html`<span class=${`dot dot-${level}`} role="img" title=${level.toLowerCase()} aria-label=${`level ${level.toLowerCase()}`}></span>`;

export const None = () => html`<span class="muted" aria-hidden="true">–</span>`;

/** A name and a value, for the head of something. @param {{ name: string, children?: any }} props */
export const Fact = ({ name, children }) => html`<div class="fact"><span>${name}</span><span class="num">${children}</span></div>`;
