import { h } from "../h.js";

// The little of Markdown that models write: headings, lists, quotes, code, bold, italics. Everything becomes elements, nothing is parsed as HTML.
export function markdown(text) {
  const out = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (line.startsWith("```")) {
      const end = lines.indexOf("```", at + 1);
      const last = end < 0 ? lines.length : end;
      out.push(h("pre", h("code", lines.slice(at + 1, last).join("\n"))));
      at = last + 1;
    } else if (/^#{1,6} /.test(line)) {
      out.push(h("h4", inline(line.replace(/^#+ /, ""))));
      at++;
    } else if (/^\s*([-*•]|\d+[.)]) /.test(line)) {
      at = list(lines, at, out);
    } else if (line.startsWith("> ")) {
      const quoted = take(lines, at, next => next.startsWith("> "));
      out.push(h("blockquote", inline(quoted.map(next => next.slice(2)).join("\n"))));
      at += quoted.length;
    } else if (line.trim() === "") {
      at++;
    } else {
      const paragraph = take(lines, at, next => next.trim() !== "" && !/^(```|#{1,6} |> |\s*([-*•]|\d+[.)]) )/.test(next));
      out.push(h("p", inline(paragraph.join("\n"))));
      at += paragraph.length;
    }
  }
  return h("div.prose", out);
}

function list(lines, at, out) {
  const items = take(lines, at, line => /^\s*([-*•]|\d+[.)]) /.test(line) || /^\s{2,}\S/.test(line));
  const isNumbered = /^\s*\d/.test(items[0]);
  out.push(h(isNumbered ? "ol" : "ul", items.map(item => h("li", inline(item.replace(/^\s*([-*•]|\d+[.)]) /, ""))))));
  return at + items.length;
}

function take(lines, at, belongs) {
  let end = at + 1;
  while (end < lines.length && belongs(lines[end])) end++;
  return lines.slice(at, end);
}

function inline(text) {
  return text.split(/(`[^`\n]+`|\*\*[^*\n]+\*\*|(?<![\w*])\*[^*\s][^*\n]*\*(?![\w*]))/).filter(Boolean).map(part => {
    if (part.startsWith("`") && part.length > 2) return h("code", part.slice(1, -1));
    if (part.startsWith("**") && part.length > 4) return h("strong", part.slice(2, -2));
    if (part.startsWith("*") && part.length > 2) return h("em", part.slice(1, -1));
    return part;
  });
}
