import { html } from "../../vendor/preact.js";
import { plural } from "../../data/format.js";
import { Json } from "./json.js";
import { Prose } from "./prose.js";
import { Image, MediaFile } from "./media.js";

/** Messages as a conversation. @param {{ messages: import("./messages.js").Message[], tools?: any[] }} props */
export const Chat = ({ messages, tools = [] }) => html`
  <div class="chat">
    ${tools.length ? html`<details class="tools"><summary>${plural(tools.length, "tool")} offered</summary>${tools.map(tool => html`<${Tool} tool=${tool.function ?? tool} />`)}</details>` : null}
    ${messages.map((message, index) => html`<${Bubble} key=${index} message=${message} />`)}
  </div>`;

/** @param {{ message: import("./messages.js").Message }} props */
const Bubble = ({ message }) => html`
  <div class=${`message message-${message.role.replace(/\W/g, "")}`}>
    <header>${message.name ? `${message.role} · ${message.name}` : message.role}</header>
    <div class="bubble">
      ${message.parts.map((part, index) => html`<${Part} key=${index} part=${part} />`)}
      ${message.calls.map((call, index) => html`<${Call} key=${index} call=${call} />`)}
    </div>
  </div>`;

/** @param {{ part: any }} props */
function Part({ part }) {
  if (typeof part === "string") return html`<${Prose} text=${part} />`;
  if (part === null || typeof part !== "object") return html`<${Prose} text=${String(part)} />`;
  if (part.type === "reasoning" || part.type === "thinking") return html`<details class="thought"><summary>Reasoning</summary><${Prose} text=${part.text ?? part.thinking ?? part.content ?? ""} /></details>`;
  if (["tool_call", "function_call", "tool_use"].includes(part.type) || part.functionCall) return html`<${Call} call=${part.functionCall ?? part} />`;
  if (["tool_result", "tool_call_response", "function_result"].includes(part.type)) return html`<${Result} value=${part.result ?? part.response ?? part.content} />`;
  const text = part.text ?? part.refusal ?? (part.type === "text" ? part.content : undefined);
  if (typeof text === "string") return html`<${Prose} text=${text} />`;
  const image = part.image_url?.url ?? part.image_url ?? (part.source?.type === "base64" ? `data:${part.source.media_type};base64,${part.source.data}` : undefined) ?? (part.inline_data ? `data:${part.inline_data.mime_type};base64,${part.inline_data.data}` : undefined);
  if (typeof image === "string") return html`<${Image} url=${image} />`;
  if (part.input_audio?.data) return html`<${MediaFile} type="audio/" source=${part.input_audio.data.startsWith("data:") ? part.input_audio.data : `data:audio/${part.input_audio.format ?? "wav"};base64,${part.input_audio.data}`} />`;
  return html`<${Json} value=${part} />`;
}

/** @param {{ call: any }} props */
function Call({ call }) {
  const name = call.function?.name ?? call.name ?? "tool";
  const given = call.function?.arguments ?? call.arguments ?? call.args ?? call.input ?? "";
  const value = typeof given === "string" ? parse(given) : given;
  return html`<div class="call"><b>${name}</b>${value !== null && typeof value === "object" && Object.keys(value).length > 0 ? html`<${Json} value=${value} />` : `(${typeof given === "string" ? given : ""})`}</div>`;
}

/** @param {{ value: any }} props */
function Result({ value }) {
  if (Array.isArray(value)) return html`${value.map(part => html`<${Part} part=${part} />`)}`;
  const read = typeof value === "string" ? parse(value) : value;
  return read !== null && typeof read === "object" ? html`<${Json} value=${read} />` : html`<${Prose} text=${String(value ?? "")} />`;
}

/** @param {{ tool: any }} props */
const Tool = ({ tool }) => html`<div class="tool"><b>${tool.name}</b>${tool.description ? html`<p>${tool.description}</p>` : null}<${Json} value=${tool.parameters ?? tool.input_schema ?? {}} /></div>`;

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
