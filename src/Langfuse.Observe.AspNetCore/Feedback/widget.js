// <langfuse-feedback trace-id="..." observation-id="..." endpoint="/feedback">: two thumbs and a comment, without dependencies.
const home = new URL('.', import.meta.url).pathname.replace(/\/$/, '');

const style = `
  :host { display: inline-flex; gap: .25rem; align-items: center; font: inherit; }
  button { font: inherit; cursor: pointer; padding: .25rem .5rem; border: 1px solid currentColor; border-radius: .375rem; background: none; color: inherit; opacity: .7; }
  button[aria-pressed="true"] { opacity: 1; font-weight: 600; background: color-mix(in srgb, currentColor 12%, transparent); }
  button:focus-visible, input:focus-visible { outline: 2px solid; outline-offset: 1px; }
  input { font: inherit; padding: .25rem .5rem; border: 1px solid currentColor; border-radius: .375rem; background: none; color: inherit; }
  [hidden] { display: none; }
`;

class LangfuseFeedback extends HTMLElement {
  #id = crypto.randomUUID();
  #value;

  connectedCallback() {
    if (this.shadowRoot) {
      return;
    }

    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = `<style>${style}</style>
      <button type="button" data-value="1" aria-pressed="false" aria-label="Good answer">👍</button>
      <button type="button" data-value="0" aria-pressed="false" aria-label="Bad answer">👎</button>
      <input hidden maxlength="5000" aria-label="Why?" placeholder="Why? (Enter sends)">
      <span role="status"></span>`;
    for (const button of root.querySelectorAll('button')) {
      button.addEventListener('click', () => this.#choose(button));
    }

    root.querySelector('input').addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        this.#send(event.target.value);
      }
    });
  }

  #choose(chosen) {
    this.#value = Number(chosen.dataset.value);
    for (const button of this.shadowRoot.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button === chosen));
    }

    this.shadowRoot.querySelector('input').hidden = false;
    this.#send();
  }

  // The same id again replaces the score: a second thought counts once.
  async #send(comment) {
    const status = this.shadowRoot.querySelector('[role=status]');
    const body = {
      id: this.#id,
      traceId: this.getAttribute('trace-id'),
      observationId: this.getAttribute('observation-id') ?? undefined,
      value: this.#value,
      comment: comment || undefined,
    };
    try {
      const answer = await fetch(this.getAttribute('endpoint') ?? home, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) {
        throw new Error((await answer.json().catch(() => ({}))).message ?? `HTTP ${answer.status}`);
      }

      status.textContent = 'Thank you';
      this.dispatchEvent(new CustomEvent('langfuse-feedback', { bubbles: true, composed: true, detail: body }));
    } catch (error) {
      status.textContent = 'Not sent: ' + error.message;
    }
  }
}

customElements.get('langfuse-feedback') ?? customElements.define('langfuse-feedback', LangfuseFeedback);
