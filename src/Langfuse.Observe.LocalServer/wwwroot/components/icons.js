import { html } from "../vendor/preact.js";

// Drawings on a 24 by 24 field; a name may have several lines.
const drawings = {
  home: ["M4 11l8-7 8 7", "M6 10v9h12v-9"],
  traces: ["M4 6h10", "M8 12h12", "M6 18h8"],
  observations: ["M4 6h16", "M4 12h16", "M4 18h16"],
  sessions: ["M4 5h16v11H9l-5 4z"],
  users: ["M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z", "M4 20c1.500-4 4.500-5 8-5s6.500 1 8 5"],
  metrics: ["M4 20V4", "M4 20h16", "M8 15l4-5 3 3 5-7"],
  scores: ["M12 4l2.500 5 5.500.8-4 3.900 1 5.500-5-2.600-5 2.600 1-5.500-4-3.900 5.500-.8z"],
  prompts: ["M5 4h14v16H5z", "M8 9h8", "M8 13h5"],
  datasets: ["M4 6c0-3 16-3 16 0v12c0 3-16 3-16 0z", "M4 6c0 3 16 3 16 0", "M4 12c0 3 16 3 16 0"],
  agents: ["M6 9h12v10H6z", "M12 9V4M9 14h.01M15 14h.01"],
  policies: ["M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6z"],
  integrations: ["M4 9h13l-4-4", "M20 15H7l4 4"],
  evaluators: ["M4 12l5 5L20 6"],
  annotation: ["M4 20l1-5L16 4l4 4L9 19z"],
  alerts: ["M6 17V11a6 6 0 0 1 12 0v6l2 1H4z", "M10 21h4"],
  playground: ["M7 5l12 7-12 7z"],
  settings: ["M12 15.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z", "M12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M18.400 5.600l-2.100 2.100M7.700 16.300l-2.100 2.100"],
  warnings: ["M12 4l9 16H3z", "M12 10v4M12 17h.01"],
  search: ["M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14z", "M20 20l-4-4"],
  chevron: ["M9 5l7 7-7 7"],
  down: ["M6 9l6 6 6-6"],
  close: ["M6 6l12 12M18 6L6 18"],
  filter: ["M4 6h16M7 12h10M10 18h4"],
  columns: ["M4 5h16v14H4z", "M10 5v14M15 5v14"],
  clock: ["M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z", "M12 8v4l3 2"],
  menu: ["M4 7h16M4 12h16M4 17h16"],
  sun: ["M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", "M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500L19 19M19 5l-1.500 1.500M6.500 17.500L5 19"],
  moon: ["M20 14a8 8 0 1 1-10-10 7 7 0 0 0 10 10z"],
  system: ["M4 5h16v11H4z", "M9 20h6"],
  plus: ["M12 5v14M5 12h14"],
  bookmark: ["M7 4h10v16l-5-4-5 4z"],
  keyboard: ["M3 7h18v10H3z", "M7 11h.01M11 11h.01M15 11h.01M8 14h8"],
  open: ["M9 5H5v14h14v-4", "M13 4h7v7M20 4l-9 9"],
};

/** A small drawing; decoration only, what it stands for is said in words beside it or in a label. @param {{ name: string }} props */
export const Icon = ({ name }) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${(drawings[/** @type {keyof typeof drawings} */ (name)] ?? []).map(path => html`<path d=${path} />`)}</svg>`;

const typeDrawings = {
  SPAN: ["M4 12h16M4 7v10M20 7v10"],
  GENERATION: ["M12 3l1.900 5.100L19 10l-5.100 1.900L12 17l-1.900-5.100L5 10l5.100-1.900z", "M18 16l.9 2.100L21 19l-2.100.9L18 22l-.9-2.100L15 19l2.100-.9z"],
  AGENT: ["M6 9h12v10H6z", "M12 9V4M9 14h.01M15 14h.01"],
  TOOL: ["M14.500 6a4 4 0 0 0-5.200 5.200L4 16.500V20h3.500l5.300-5.300A4 4 0 0 0 18 9.500L15.500 12 12 8.500z"],
  CHAIN: ["M9 15l6-6", "M11 6l2-2a4 4 0 0 1 6 6l-2 2M13 18l-2 2a4 4 0 0 1-6-6l2-2"],
  RETRIEVER: ["M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14z", "M20 20l-4-4"],
  EMBEDDING: ["M5 5h.01M12 5h.01M19 5h.01M5 12h.01M12 12h.01M19 12h.01M5 19h.01M12 19h.01M19 19h.01"],
  EVALUATOR: ["M4 12l5 5L20 6"],
  GUARDRAIL: ["M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6z"],
  EVENT: ["M13 3L5 14h6l-1 7 8-11h-6z"],
};

/** The sign of a type of observation. @param {{ type: string }} props */
export const TypeIcon = ({ type }) => html`
  <span class="type-icon" data-type=${type} title=${type.toLowerCase()}>
    <svg viewBox="0 0 24 24" aria-hidden="true">${(typeDrawings[/** @type {keyof typeof typeDrawings} */ (type)] ?? typeDrawings.SPAN).map(path => html`<path d=${path} />`)}</svg>
  </span>`;
