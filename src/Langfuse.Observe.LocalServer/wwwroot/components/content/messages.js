/**
 * Finds the messages in what a model was given and what it answered, whatever library wrote it: OpenAI's chat and responses, Anthropic, Gemini,
 * gen_ai parts, Langfuse.
 * @typedef {{ role: string, name?: string, parts: any[], calls: any[], tools?: any[] }} Message
 */

/** @param {any} value @returns {{ messages: Message[], tools: any[] } | null} */
export function messagesOf(value) {
  const found = find(value);
  if (!found) return null;
  const tools = Array.isArray(value?.tools) ? value.tools : [];
  return { messages: found.map(read), tools };
}

/** @param {any} value @returns {any[] | null} */
function find(value) {
  if (isMessage(value)) return [value];
  if (Array.isArray(value)) return value.length > 0 && value.every(item => isMessage(item) || isOutput(item)) && value.some(isSpoken) ? value : null;
  if (value === null || typeof value !== "object") return null;
  for (const key of ["messages", "history", "contents", "input", "output"]) {
    if (Array.isArray(value[key]) && value[key].length > 0) {
      const inner = find(value[key]);
      if (inner) return typeof value.instructions === "string" ? [{ role: "system", content: value.instructions }, ...inner] : inner;
    }
  }
  if (Array.isArray(value.choices) && value.choices.length > 0 && value.choices.every((/** @type {any} */ choice) => isMessage(choice.message))) return value.choices.map((/** @type {any} */ choice) => choice.message);
  if (Array.isArray(value.candidates) && value.candidates.every((/** @type {any} */ each) => isMessage(each.content))) return value.candidates.map((/** @type {any} */ each) => each.content);
  return isMessage(value.message) ? [value.message] : null;
}

/** @param {any} value */
const isMessage = value => value !== null && typeof value === "object" && typeof value.role === "string"
  && ("content" in value || "parts" in value || "tool_calls" in value || "contents" in value);

// The items of OpenAI's responses.
/** @param {any} value */
const isOutput = value => value !== null && typeof value === "object" && ["function_call", "function_call_output", "reasoning", "message"].includes(value.type);

/** @param {any} value */
const isSpoken = value => isMessage(value) || value.type === "function_call" || value.type === "function_call_output";

/** @param {any} value @returns {Message} */
function read(value) {
  if (value.type === "function_call") return { role: "assistant", parts: [], calls: [value] };
  if (value.type === "function_call_output") return { role: "tool", parts: listOf(value.output), calls: [] };
  if (value.type === "reasoning") return { role: "assistant", parts: listOf(value.summary).map(part => ({ type: "reasoning", text: part.text ?? part })), calls: [] };
  const role = value.role.toLowerCase();
  return {
    role: role === "model" ? "assistant" : role, name: value.name ?? undefined, calls: value.tool_calls ?? [],
    parts: [...(typeof value.reasoning_content === "string" ? [{ type: "reasoning", text: value.reasoning_content }] : []), ...listOf(value.content ?? value.parts ?? value.contents)],
  };
}

/** @param {any} value @returns {any[]} */
const listOf = value => (value === null || value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]);
