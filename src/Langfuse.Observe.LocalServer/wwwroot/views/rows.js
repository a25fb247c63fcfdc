// Rows of a list: click or Enter opens, arrows (or j and k) move.
export function openOnKey(path) {
  const open = () => document.dispatchEvent(new CustomEvent("open-path", { detail: path }));
  return {
    onclick: event => { if (!event.target.closest("a, button") && !getSelection().toString()) open(); },
    onkeydown: event => {
      const row = event.currentTarget;
      const other = event.key === "ArrowDown" || event.key === "j" ? row.nextElementSibling : event.key === "ArrowUp" || event.key === "k" ? row.previousElementSibling : null;
      if (event.key === "Enter" && event.target === row) open();
      else if (other) { other.focus(); event.preventDefault(); }
    },
  };
}
