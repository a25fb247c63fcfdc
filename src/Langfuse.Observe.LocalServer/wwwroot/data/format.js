const number = new Intl.NumberFormat("en-US");
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

// An observation may come without a name.
export const name = item => item.name || "(no name)";

export const count = value => number.format(value ?? 0);

// 12,345 stays; 1,234,567 becomes 1.23M.
export const compact = value => (value >= 1e6 ? `${(value / 1e6).toFixed(2)}M` : count(value));

export function cost(value) {
  if (value === null || value === undefined) return "";
  if (value === 0) return "$0";
  if (value >= 1) return `$${value.toFixed(2)}`;
  // Below a hundredth of a cent two digits say enough, and fit a column.
  return `$${value >= 0.0005 ? value.toFixed(4) : value >= 0.000001 ? value.toFixed(6) : value.toExponential(1)}`;
}

export function duration(micros) {
  if (micros < 0) return `-${duration(-micros)}`;
  if (micros < 1000) return `${Math.round(micros)} µs`;
  if (micros < 10_000) return `${(micros / 1000).toFixed(1)} ms`;
  if (micros < 1_000_000) return `${Math.round(micros / 1000)} ms`;
  if (micros < 60_000_000) return `${(micros / 1e6).toFixed(2)} s`;
  const seconds = Math.round(micros / 1e6);
  return seconds < 3600 ? `${Math.floor(seconds / 60)} m ${seconds % 60} s` : `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} m`;
}

export function time(micros) {
  const date = new Date(micros / 1000);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? clock.format(date) : `${day.format(date)}, ${clock.format(date)}`;
}

export const exact = micros => new Date(micros / 1000).toISOString();

export function scoreValue(score) {
  if (score.dataType === "BOOLEAN") return score.value === 1 ? "true" : "false";
  if (score.dataType === "NUMERIC") return String(Number(score.value.toPrecision(6)));
  return score.stringValue ?? "";
}

// Good and bad are said only where everyone agrees: booleans.
export const scoreClass = score => (score.dataType !== "BOOLEAN" ? "" : score.value === 1 ? "is-good" : "is-bad");

export const oneLine = (text, length = 160) => (text ?? "").replace(/\s+/g, " ").slice(0, length);

export const percent = value => `${(value * 100).toFixed(value < 0.1 ? 1 : 0)}%`;

// "3 m ago", for lists where the exact time is a hover away.
export function ago(micros) {
  const seconds = (Date.now() - micros / 1000) / 1000;
  if (seconds < 60) return "just now";
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ago`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86400)} d ago`;
}

export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;
