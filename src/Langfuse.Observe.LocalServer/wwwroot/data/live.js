import { signal } from "../vendor/preact.js";
import { local } from "./api.js";
import { preference } from "./preferences.js";

const interval = 1000;

/** Whether the page follows what comes in. */
export const isLive = preference("live", true);

/** Grows when something has changed on the server; views that show it read again. */
export const changes = signal(0);

/** What the server keeps: traces, observations, scores. @type {import("../vendor/preact.js").Signal<{ traces: number, observations: number, scores: number } | null>} */
export const counts = signal(null);

let seen = -1;

// One number a second; only when it has changed anything else is read.
async function look() {
  if (document.hidden || !isLive.value) return;
  const answer = await local("counts");
  counts.value = answer;
  if (seen >= 0 && answer.changes !== seen) changes.value++;
  seen = answer.changes;
}

/** Starts to follow the server. */
export function startLive() {
  const round = async () => {
    // The server is down or restarting; the next round will tell.
    await look().catch(() => {});
    setTimeout(round, interval);
  };
  round();
}

/** After a change of one's own: shows it at once. */
export const touch = () => { changes.value++; };
