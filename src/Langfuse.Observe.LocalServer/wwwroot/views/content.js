import { h } from "../h.js";
import { jsonTree } from "./json.js";
import { markdown } from "./markdown.js";

const mediaReference = /@@@langfuseMedia:type=([^|]+)\|id=([A-Za-z0-9_-]+)\|source=[^@]+@@@/g;

// What an input or output looks like: chat when it has the form of messages, a tree when it is JSON, else prose.
export function content(text) {
  const value = parse(text);
  const messages = messagesOf(value);
  if (messages) return h("div.chat", messages.map(message));
  if (value !== undefined && typeof value === "object" && value !== null) return h("div", jsonTree(value), media(text));
  return prose(typeof value === "string" ? value : text);
}

export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messagesOf(value) {
  if (isMessage(value)) return [value];
  if (Array.isArray(value)) return value.length > 0 && value.every(isMessage) ? value : null;
  if (value === null || typeof value !== "object") return null;
  for (const key of ["messages", "history"]) {
    if (Array.isArray(value[key]) && value[key].length > 0 && value[key].every(isMessage)) return value[key];
  }
  // The message of an OpenAI choice.
  return isMessage(value.message) ? [value.message] : null;
}

const isMessage = value => value !== null && typeof value === "object" && typeof value.role === "string"
  && ("content" in value || "parts" in value || "tool_calls" in value || "contents" in value);

function message(value) {
  const role = value.role.toLowerCase();
  return h(`div.message.message-${role === "model" ? "assistant" : role.replace(/\W/g, "")}`,
    h("header", value.name ? `${role} · ${value.name}` : role),
    h("div.bubble", body(value.content ?? value.parts ?? value.contents), (value.tool_calls ?? []).map(toolCall)));
}

function body(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return prose(value);
  if (!Array.isArray(value)) return jsonTree(value);
  return value.map(part => {
    const text = typeof part === "string" ? part : part.text ?? (part.type === "text" ? part.content : undefined);
    if (typeof text === "string") return prose(text);
    if (part.type === "tool_call" || part.type === "function_call") return toolCall(part);
    const url = part.image_url?.url ?? part.image_url;
    if (typeof url === "string") return image(url);
    return jsonTree(part);
  });
}

function toolCall(call) {
  const name = call.function?.name ?? call.name ?? "tool";
  const given = call.function?.arguments ?? call.arguments ?? call.args ?? "";
  return h("div.call", h("b", name), `(${typeof given === "string" ? given : JSON.stringify(given)})`);
}

function prose(text) {
  const rest = text.replace(mediaReference, "").trim();
  return h("div", rest ? markdown(rest) : null, media(text));
}

const media = text => [...text.matchAll(mediaReference)].map(([, type, id]) => {
  const source = `/api/local/media/${id}`;
  if (type.startsWith("image/")) return image(source);
  if (type.startsWith("audio/")) return h("audio", { src: source, controls: true });
  return h("a.button", { href: source, target: "_blank" }, `Open ${type}`);
});

// Only pictures that are here: nothing is fetched from elsewhere.
function image(url) {
  const isHere = url.startsWith("data:image/") || url.startsWith("/api/local/media/");
  if (isHere) return h("img.media", { src: url, alt: "Image in this message", loading: "lazy" });
  const reference = [...url.matchAll(mediaReference)][0];
  return reference ? h("img.media", { src: `/api/local/media/${reference[2]}`, alt: "Image in this message", loading: "lazy" }) : h("code", url);
}
