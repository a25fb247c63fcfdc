// The addresses of Langfuse, so that a link made for it opens the same thing here.
const project = "/project/local";

export const tracesPath = () => `${project}/traces`;
export const filteredPath = q => `${project}/traces?q=${encodeURIComponent(q)}`;
export const tracePath = (id, observation) => `${project}/traces/${encodeURIComponent(id)}${observation ? `?observation=${encodeURIComponent(observation)}` : ""}`;
export const sessionsPath = () => `${project}/sessions`;
export const sessionPath = id => `${project}/sessions/${encodeURIComponent(id)}`;
export const scoresPath = () => `${project}/scores`;
export const warningsPath = () => `${project}/warnings`;
