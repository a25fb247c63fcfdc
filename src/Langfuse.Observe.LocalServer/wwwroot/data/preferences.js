import { signal, effect } from "../vendor/preact.js";

const prefix = "langfuse-observe.";

/**
 * A signal that this browser remembers: how someone likes the page, nothing that a colleague would have to see.
 * @template T @param {string} name @param {T} initial @returns {import("../vendor/preact.js").Signal<T>}
 */
export function preference(name, initial) {
  const value = signal(read(name, initial));
  effect(() => {
    try {
      localStorage.setItem(prefix + name, JSON.stringify(value.value));
    } catch {
      // A browser without storage forgets, and works.
    }
  });
  return value;
}

/** @template T @param {string} name @param {T} initial @returns {T} */
function read(name, initial) {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? initial : JSON.parse(text);
  } catch {
    return initial;
  }
}
