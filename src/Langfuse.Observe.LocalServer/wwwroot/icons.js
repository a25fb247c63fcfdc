import { h, svg } from "./h.js";

// One small drawing per observation type, on a 24 by 24 field.
const paths = {
  SPAN: "M4 12h16M4 7v10M20 7v10",
  GENERATION: ["M12 3l1.9 5.1L19 10l-5.1 1.9L12 17l-1.9-5.1L5 10l5.1-1.9z", "M18 16l.9 2.1L21 19l-2.1.9L18 22l-.9-2.1L15 19l2.1-.9z"],
  AGENT: ["M6 9h12v10H6z", "M12 9V4M9 14h.01M15 14h.01"],
  TOOL: "M14.5 6a4 4 0 0 0-5.2 5.2L4 16.500V20h3.500l5.3-5.300A4 4 0 0 0 18 9.500L15.5 12 12 8.500z",
  CHAIN: ["M9 15l6-6", "M11 6l2-2a4 4 0 0 1 6 6l-2 2M13 18l-2 2a4 4 0 0 1-6-6l2-2"],
  RETRIEVER: ["M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14z", "M20 20l-4-4"],
  EMBEDDING: "M5 5h.01M12 5h.01M19 5h.01M5 12h.01M12 12h.01M19 12h.01M5 19h.01M12 19h.01M19 19h.01",
  EVALUATOR: ["M4 12l5 5L20 6"],
  GUARDRAIL: "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6z",
  EVENT: "M13 3L5 14h6l-1 7 8-11h-6z",
};

export const search = () => svg(["M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14z", "M20 20l-4-4"]);

export const chevron = () => svg("M9 5l7 7-7 7");

export const typeIcon = type => h("span.type-icon", { "data-type": type, title: type.toLowerCase() }, svg(paths[type] ?? paths.SPAN));
