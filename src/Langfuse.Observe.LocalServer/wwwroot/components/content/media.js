import { html } from "../../vendor/preact.js";
import { mediaPath } from "../../data/links.js";

/** What stands in a text in the place of a file. */
export const mediaReference = /@@@langfuseMedia:type=([^|]+)\|id=([A-Za-z0-9_-]+)\|source=[^@]+@@@/g;

/** The files that a text refers to. @param {{ text: string }} props */
export const Media = ({ text }) => html`${[...text.matchAll(mediaReference)].map(([, type, id]) => html`<${MediaFile} key=${id} type=${type} source=${mediaPath(id)} />`)}`;

/** @param {{ type: string, source: string }} props */
export function MediaFile({ type, source }) {
  if (type.startsWith("image/")) return html`<${Image} url=${source} />`;
  if (type.startsWith("audio/")) return html`<audio src=${source} controls aria-label="Audio in this message"></audio>`;
  if (type.startsWith("video/")) return html`<video class="media" src=${source} controls aria-label="Video in this message"></video>`;
  return html`<a class="button" href=${source} target="_blank">Open ${type}</a>`;
}

/** A picture that is here: nothing is fetched from elsewhere. @param {{ url: string }} props */
export function Image({ url }) {
  const reference = [...url.matchAll(mediaReference)][0];
  const source = reference ? mediaPath(reference[2]) : url;
  if (source.startsWith("data:image/") || source.startsWith("/api/local/media/")) return html`<img class="media" src=${source} alt="In this message" loading="lazy" />`;
  return /^https?:/.test(url) ? html`<a class="media-link" href=${url} target="_blank" rel="noopener noreferrer">${url}</a>` : html`<code>${url.slice(0, 200)}</code>`;
}
