import { projectId } from "./router.js";

// The addresses of Langfuse, so that a link made for it opens the same thing here.
const part = encodeURIComponent;
const project = `/project/${part(projectId)}`;

/** A file that a text refers to; its address is the permission to read it. @param {string} id */
export const mediaPath = id => `/api/local/media/${part(projectId)}/${id}`;

/** A view by its name, with parameters. @param {string} view @param {Record<string, string>} [query] */
export const viewPath = (view, query = {}) => `${project}/${view}${Object.keys(query).length ? `?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}` : ""}`;

/** @param {string} id @param {string | null} [observation] */
export const tracePath = (id, observation) => `${project}/traces/${part(id)}${observation ? `?observation=${part(observation)}` : ""}`;

/** The traces that meet one condition, such as `userId~any~ada`. @param {string} field @param {string} value */
export const tracesWith = (field, value) => `${project}/traces?f=${field}~any~${part(part(value))}`;

/** @param {string} id */
export const sessionPath = id => `${project}/sessions/${part(id)}`;

/** @param {string} id */
export const userPath = id => `${project}/users/${part(id)}`;

/** @param {string} name @param {number | null} [version] */
export const promptPath = (name, version) => `${project}/prompts/${part(name)}${version ? `?version=${version}` : ""}`;

/** @param {string} name @param {Record<string, string>} [query] */
export const datasetPath = (name, query = {}) => viewPath(`datasets/${part(name)}`, query);
