// Builds elements: h("a.link", { href, onclick }, "text", child). Text is always text, never markup.
export function h(selector, ...rest) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  const [first] = rest;
  const isProperties = first && typeof first === "object" && !(first instanceof Node) && !Array.isArray(first);
  if (isProperties) apply(element, rest.shift());
  element.append(...rest.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

function apply(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className += ` ${value}`;
    else if (name === "style") for (const [key, part] of Object.entries(value)) element.style.setProperty(key, part);
    else element.setAttribute(name, value === true ? "" : value);
  }
}

export function svg(path, box = "0 0 24 24") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  element.setAttribute("viewBox", box);
  element.setAttribute("aria-hidden", "true");
  for (const line of [path].flat()) {
    const part = document.createElementNS("http://www.w3.org/2000/svg", "path");
    part.setAttribute("d", line);
    element.append(part);
  }
  return element;
}
