import { html, useEffect, useMemo, useRef, useState } from "../../vendor/preact.js";
import { count, duration, name } from "../../data/format.js";
import { inOrder } from "../../data/run-order.js";
import { useKeys } from "../keys.js";

/** @typedef {import("./tree.js").Item} Item */

/** Milliseconds that a step stays, by speed. @type {[string, number][]} */
const speeds = [["slow", 2400], ["normal", 1200], ["fast", 400]];

/**
 * Plays a run step by step, in the order in which its observations began: what is shown beside it follows.
 * @param {{ items: Item[], startUs: number, selected: string | null, onSelect: (id: string) => void, onClose: () => void }} props
 */
export function Playback({ items, startUs, selected, onSelect, onClose }) {
  const steps = useMemo(() => inOrder(items), [items]);
  const at = Math.max(steps.findIndex(item => item.id === selected), 0);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(speeds[1][0]);
  // Keys may come faster than the page is drawn.
  const here = useRef(at);
  here.current = at;
  const go = (/** @type {number} */ to) => {
    here.current = Math.min(Math.max(to, 0), steps.length - 1);
    onSelect(steps[here.current].id);
  };
  const toggle = () => {
    if (!isPlaying && here.current === steps.length - 1) go(0);
    setPlaying(!isPlaying);
  };
  useEffect(() => {
    if (!isPlaying) return undefined;
    if (at >= steps.length - 1) {
      setPlaying(false);
      return undefined;
    }
    const next = setTimeout(() => go(at + 1), speeds.find(each => each[0] === speed)?.[1]);
    return () => clearTimeout(next);
  }, [isPlaying, at, speed]);
  useKeys("Playback", { p: [toggle, "Play or pause"], ".": [() => go(here.current + 1), "Next step of the run"], ",": [() => go(here.current - 1), "Step before"] });
  const step = steps[at];
  return html`
    <div class="playback" role="group" aria-label="Playback">
      <button class="button" type="button" aria-label="Step before" disabled=${at === 0} onClick=${() => go(at - 1)}>‹</button>
      <button class="button is-main" type="button" onClick=${toggle}>${isPlaying ? "Pause" : "Play"}</button>
      <button class="button" type="button" aria-label="Next step" disabled=${at === steps.length - 1} onClick=${() => go(at + 1)}>›</button>
      <input type="range" min="0" max=${steps.length - 1} value=${at} aria-label="Step of the run" aria-valuetext=${`Step ${at + 1} of ${steps.length}, ${name(step)}`} onInput=${(/** @type {any} */ event) => go(Number(event.target.value))} />
      <span class="num playback-at" aria-live=${isPlaying ? "off" : "polite"}>${count(at + 1)} of ${count(steps.length)} · +${duration(step.startUs - startUs)}</span>
      <select aria-label="Speed" value=${speed} onChange=${(/** @type {any} */ event) => setSpeed(event.target.value)}>${speeds.map(([key]) => html`<option value=${key}>${key}</option>`)}</select>
      <button class="button is-plain" type="button" onClick=${onClose}>Close</button>
    </div>`;
}
