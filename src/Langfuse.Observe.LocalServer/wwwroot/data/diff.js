/** @typedef {{ kind: "same" | "gone" | "new", text: string }} Piece */

const mostCells = 4_000_000;

/**
 * What changed between two texts, by lines and within changed lines by words. Beyond a bound a long text is one change.
 * @param {string} before @param {string} after @returns {Piece[]}
 */
export function diffText(before, after) {
  const lines = diff(before.split(/(?<=\n)/), after.split(/(?<=\n)/));
  /** @type {Piece[]} */
  const out = [];
  for (let at = 0; at < lines.length; at++) {
    const [piece, next] = [lines[at], lines[at + 1]];
    if (piece.kind === "gone" && next?.kind === "new") {
      out.push(...diff(wordsOf(piece.text), wordsOf(next.text)));
      at++;
    } else {
      out.push(piece);
    }
  }
  return out;
}

/** @param {string} text */
const wordsOf = text => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

/** The longest common sequence of two lists, told as pieces. @param {string[]} before @param {string[]} after @returns {Piece[]} */
function diff(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const [left, right] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return joined([piece("same", before.slice(0, start)), ...middle(left, right), piece("same", before.slice(before.length - end))]);
}

/** @param {string[]} left @param {string[]} right @returns {Piece[]} */
function middle(left, right) {
  if (left.length === 0 || right.length === 0 || left.length * right.length > mostCells) return [piece("gone", left), piece("new", right)];
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      lengths[i * width + j] = left[i] === right[j] ? lengths[(i + 1) * width + j + 1] + 1 : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  const out = [];
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    if (i < left.length && j < right.length && left[i] === right[j]) { out.push(piece("same", [left[i]])); i++; j++; }
    else if (j >= right.length || (i < left.length && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) out.push(piece("gone", [left[i++]]));
    else out.push(piece("new", [right[j++]]));
  }
  return out;
}

/** @param {Piece["kind"]} kind @param {string[]} parts @returns {Piece} */
const piece = (kind, parts) => ({ kind, text: parts.join("") });

/** Neighbours of a kind become one; of a change what is gone comes first. @param {Piece[]} pieces @returns {Piece[]} */
function joined(pieces) {
  /** @type {Piece[]} */
  const out = [];
  let gone = "", fresh = "";
  const flush = () => {
    if (gone) out.push({ kind: "gone", text: gone });
    if (fresh) out.push({ kind: "new", text: fresh });
    gone = fresh = "";
  };
  for (const { kind, text } of pieces.filter(each => each.text)) {
    if (kind === "gone") gone += text;
    else if (kind === "new") fresh += text;
    else {
      flush();
      const last = out[out.length - 1];
      if (last?.kind === "same") last.text += text;
      else out.push({ kind, text });
    }
  }
  flush();
  return out;
}
