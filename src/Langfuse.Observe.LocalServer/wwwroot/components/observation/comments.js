import { html, useState } from "../../vendor/preact.js";
import { connection, publicApi } from "../../data/api.js";
import { ago, exact } from "../../data/format.js";
import { useLoad } from "../../data/load.js";
import { attempt } from "../toast.js";

/** What people wrote beside something, and a place to write. @param {{ objectType: "TRACE" | "OBSERVATION" | "SESSION" | "PROMPT", objectId: string }} props */
export function CommentsPanel({ objectType, objectId }) {
  const { data, reload } = useLoad(signal => publicApi("GET", "comments", { query: { objectType, objectId, limit: 50 }, signal }), [objectType, objectId]);
  const [text, setText] = useState("");
  const comments = data?.data ?? [];
  const onSubmit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const { projectId } = await connection();
    if (await attempt(() => publicApi("POST", "comments", { body: { projectId, objectType, objectId, content: text } }), "Comment saved")) {
      setText("");
      reload();
    }
  };
  return html`
    <section class="panel" aria-label="Comments" data-panel="comments">
      <header><h3>Comments</h3></header>
      <div class="body comments">
        ${comments.map((/** @type {any} */ comment) => html`<div class="comment" key=${comment.id}><p>${comment.content}</p><small class="muted" title=${comment.createdAt}>${ago(Date.parse(comment.createdAt) * 1000)}${comment.authorUserId ? ` · ${comment.authorUserId}` : ""}</small></div>`)}
        <form class="comment-form" onSubmit=${onSubmit}>
          <textarea rows="1" required maxlength="5000" aria-label="New comment" placeholder="Write a comment" value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)}
            onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) /** @type {any} */ (event.target).form.requestSubmit(); }}></textarea>
          ${text.trim() ? html`<button class="button is-main" type="submit">Comment</button>` : null}
        </form>
      </div>
    </section>`;
}
