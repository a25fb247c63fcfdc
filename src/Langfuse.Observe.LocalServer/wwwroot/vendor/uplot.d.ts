// For the check of types only; not served.
export { default as uPlot } from "uplot";
