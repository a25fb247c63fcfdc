import { html, useState } from "../vendor/preact.js";
import { publicApi } from "../data/api.js";
import { touch } from "../data/live.js";
import { promptPath } from "../data/links.js";
import { go } from "../data/router.js";
import { Dialog } from "./dialog.js";
import { attempt } from "./toast.js";

/** A first or a further version. @param {{ from?: import("../data/prompts.js").Version, onClose: () => void }} props */
export function NewPrompt({ from, onClose }) {
  const [type, setType] = useState(/** @type {"text" | "chat"} */ (from?.type ?? "text"));
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
    const create = () => publicApi("POST", "v2/prompts", {
      body: {
        name: from?.name ?? text("name"), type, prompt: type === "chat" ? JSON.parse(text("prompt")) : String(form.get("prompt")), config: from?.config ?? {},
        labels: text("labels").split(/[\s,]+/).filter(Boolean), tags: from?.tags ?? [], commitMessage: text("message") || null,
      },
    });
    const made = await attempt(create, from ? "Version saved" : "Prompt saved");
    if (!made) return;
    touch();
    onClose();
    go(promptPath(made.name, made.version));
  };
  return html`
    <${Dialog} title=${from ? `New version of ${from.name}` : "New prompt"} onClose=${onClose} isWide>
      <form class="dialog-form" onSubmit=${onSubmit}>
        ${from ? null : html`
          <label>Name <input name="name" required maxlength="255" placeholder="support/answer" /></label>
          <label>Type <select value=${type} onChange=${(/** @type {any} */ event) => setType(event.target.value)}><option value="text">text</option><option value="chat">chat</option></select></label>`}
        <label>${type === "chat" ? "Messages, as JSON" : "Text"} <textarea name="prompt" required rows="12">${from ? (type === "chat" ? JSON.stringify(from.prompt, null, 2) : from.prompt) : type === "chat" ? '[{ "role": "system", "content": "You answer {{kind}} questions." }]' : ""}</textarea></label>
        <label>Labels <input name="labels" placeholder="staging" /></label>
        <label>What changed <input name="message" maxlength="500" /></label>
        <span class="form-end"><button class="button is-main" type="submit">Save ${from ? "version" : "prompt"}</button></span>
      </form>
    <//>`;
}
