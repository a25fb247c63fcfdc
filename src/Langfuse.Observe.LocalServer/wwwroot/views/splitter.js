import { h } from "../h.js";

const key = "langfuse-observe.split";

// The bar between tree and details: dragged, or moved by the arrow keys. Its place is remembered.
export function splitter(container) {
  let percent = Number(localStorage.getItem(key)) || 55;
  const bar = h("div.splitter", { role: "separator", "aria-orientation": "vertical", "aria-label": "Width of the tree", tabindex: "0", "aria-valuemin": "25", "aria-valuemax": "75" });

  function set(value) {
    percent = Math.min(Math.max(value, 25), 75);
    container.style.setProperty("--split", `${percent}%`);
    bar.setAttribute("aria-valuenow", String(Math.round(percent)));
    localStorage.setItem(key, String(percent));
  }

  bar.addEventListener("pointerdown", event => { bar.setPointerCapture(event.pointerId); event.preventDefault(); });
  bar.addEventListener("pointermove", event => {
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const box = container.getBoundingClientRect();
    set((event.clientX - box.left) / box.width * 100);
  });
  bar.addEventListener("keydown", event => {
    const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (step) { set(percent + step); event.preventDefault(); }
  });
  set(percent);
  return bar;
}
