// Fills a local server with the traces of a shop's support assistant: conversations, tools, pictures, errors, scores, prompts, a dataset.
// node seed.mjs http://127.0.0.1:4319 [traces]        2,000 traces (about 11,000 observations) by default, spread over eight days; the last day is worse
import { createHash } from "node:crypto";

const base = process.argv[2] ?? "http://127.0.0.1:4319";
const total = Number(process.argv[3] ?? 2000);
const authorization = `Basic ${btoa("pk-lf-local:sk-lf-local")}`;
const day = 86_400_000;
const now = Date.now();

let state = 42;
// The same numbers each time (mulberry32), so that pictures stay alike.
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const pick = list => list[Math.floor(random() * list.length)];
const id = (text, length) => createHash("sha256").update(text).digest("hex").slice(0, length);

const questions = ["Where is my order 20931?", "Can I return shoes that I have worn once?", "Do you ship to Norway?", "Which sizes does the trail runner come in?", "My voucher WINTER10 does not work", "Cancel my subscription", "Is the blue jacket waterproof?", "I was charged twice for order 18442"];
const answers = [
  "Your order **20931** left our warehouse yesterday.\n\n| Step | When |\n|---|---|\n| Packed | Mon 09:12 |\n| Handed to carrier | Mon 17:40 |\n| Expected | Wed |\n\nYou can follow it under *My orders*.",
  "Yes, as long as the shoes are still in **saleable condition**.\n\n1. You have 30 days from delivery.\n2. Trying them on indoors is fine; visible wear is not.\n3. Print the label from *My orders*.",
  "We do. Shipping to Norway takes 4 to 6 days and costs 9.90 EUR; customs are included.",
  "It comes in EU 36 to 47, half sizes from 38 to 44.\n\n```json\n{\"sku\": \"TR-2\", \"sizes\": [\"36\", \"37\", \"38\", \"38.5\"]}\n```",
];
const models = [["gpt-4o", 2.5e-6, 1e-5], ["gpt-4o-mini", 1.5e-7, 6e-7], ["claude-sonnet-4-5", 3e-6, 1.5e-5]];
const attribute = (key, value) => ({ key, value: typeof value === "number" ? (Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }) : Array.isArray(value) ? { arrayValue: { values: value.map(stringValue => ({ stringValue })) } } : { stringValue: typeof value === "string" ? value : JSON.stringify(value) } });
const picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAYAAADgdz34AAAAK0lEQVR42u3NMQEAAAgDoK1/aM3g4QcFaCZ3VSQSiUQikUgkEolEIpHoWwsqbgE8q1bgkAAAAABJRU5ErkJggg==";

function traceOf(number) {
  const at = now - Math.floor(random() ** 1.3 * 8 * day) - 2000;
  const isWorse = now - at < day;
  const traceId = id(`trace ${number}`, 32);
  const kind = random() < 0.75 ? "support-answer" : pick(["summarise-ticket", "reindex-handbook", "classify-mail"]);
  const user = `user-${4700 + Math.floor(random() ** 2 * 120)}`;
  const isLost = user === "user-4711" && kind === "support-answer";
  const question = pick(questions);
  const model = pick(models);
  const slow = (isWorse ? 1.7 : 1) * (0.6 + random() * 1.4);
  const spans = [];
  const common = [attribute("langfuse.trace.name", kind), attribute("user.id", user), attribute("session.id", `chat-${id(`${user} ${Math.floor(at / day * 2)}`, 6)}`), attribute("langfuse.environment", random() < 0.8 ? "production" : "staging"),
    attribute("langfuse.trace.tags", [random() < 0.7 ? "web" : "mail", ...(random() < 0.2 ? ["vip"] : [])]), attribute("langfuse.release", isWorse ? "2.4.0" : "2.3.1"), attribute("langfuse.version", "1.4.0")];
  const span = (name, type, parent, from, to, attributes = {}, error) => {
    const spanId = id(`${traceId} ${spans.length}`, 16);
    spans.push({
      traceId, spanId, parentSpanId: parent, name, kind: 1, startTimeUnixNano: `${Math.floor(at + from * slow)}000000`, endTimeUnixNano: `${Math.floor(at + to * slow)}000000`,
      attributes: [...common, attribute("langfuse.observation.type", type), ...Object.entries(attributes).map(([key, value]) => attribute(key, value))], status: error ? { code: 2, message: error } : {},
    });
    return spanId;
  };
  const rootId = id(`${traceId} root`, 16);
  const documents = isLost ? [] : [{ id: "returns-policy", score: 14.2, title: "Returns and refunds" }, { id: "shipping", score: 11.7, title: "Shipping abroad" }];
  const failed = random() < (isWorse ? 0.09 : 0.025);
  span("check-question", "guardrail", rootId, 2, 31, { "langfuse.observation.input": { question }, "langfuse.observation.output": { allowed: true, topic: "returns" } });
  const retrieve = span("retrieve-documents", "retriever", rootId, 35, 240, { "langfuse.observation.input": { question, top: 3, user }, "langfuse.observation.output": documents });
  span("embed-query", "embedding", retrieve, 38, 122, { "langfuse.observation.input": question, "langfuse.observation.model.name": "text-embedding-3-small", "langfuse.observation.usage_details": { input: 16, total: 16 } });
  if (random() < 0.5) span("order-lookup", "tool", rootId, 246, 402, { "langfuse.observation.input": { customer: user, days: 30 }, ...(failed ? {} : { "langfuse.observation.output": { order: 20931, state: "shipped", items: [{ sku: "TR-2", size: 42 }] } }) }, failed && random() < 0.6 ? "TimeoutException: The order service did not answer within 150 ms." : undefined);
  const input = 300 + Math.floor(random() * 900), output = 40 + Math.floor(random() * 260);
  const answer = isLost ? "I am sorry, I could not find anything about that." : pick(answers);
  const withPicture = random() < 0.04;
  span("generate-answer", "generation", rootId, 412, 2290, {
    "langfuse.observation.input": {
      messages: [{ role: "system", content: "You answer questions of customers from the given pages of the handbook. Say so when the pages do not tell." },
        { role: "user", content: withPicture ? [{ type: "text", text: question }, { type: "image_url", image_url: { url: picture } }] : question },
        { role: "assistant", content: null, tool_calls: [{ id: "call_1", type: "function", function: { name: "order_lookup", arguments: JSON.stringify({ customer: user, days: 30 }) } }] },
        { role: "tool", tool_call_id: "call_1", content: JSON.stringify({ order: 20931, state: "shipped", carrier: "DHL" }) }],
      tools: [{ type: "function", function: { name: "order_lookup", description: "The orders of a customer in the last days", parameters: { type: "object", properties: { customer: { type: "string" }, days: { type: "integer" } } } } }],
    },
    ...(failed ? {} : { "langfuse.observation.output": { role: "assistant", content: answer } }),
    "langfuse.observation.model.name": model[0], "langfuse.observation.model.parameters": { temperature: 0.2, max_tokens: 500 },
    "langfuse.observation.usage_details": { input, output, total: input + output, ...(random() < 0.4 ? { input_cached_tokens: 128 } : {}) },
    "langfuse.observation.cost_details": { input: input * model[1], output: output * model[2], total: input * model[1] + output * model[2] },
    "langfuse.observation.completion_start_time": new Date(at + 700 * slow).toISOString(), "langfuse.observation.prompt.name": "support-answer", "langfuse.observation.prompt.version": isWorse ? 3 : 2,
  }, failed ? "HttpRequestException: 503 from the model's endpoint" : undefined);
  spans.push({
    traceId, spanId: rootId, name: "AnswerAsync", kind: 1, startTimeUnixNano: `${at}000000`, endTimeUnixNano: `${Math.floor(at + 2718 * slow)}000000`,
    attributes: [...common, attribute("langfuse.observation.input", question), ...(failed ? [] : [attribute("langfuse.observation.output", answer)])], status: failed ? { code: 2, message: "HttpRequestException: 503 from the model's endpoint" } : {},
  });
  const scores = [];
  if (random() < 0.35) scores.push({ id: `g${number}`, traceId, name: "groundedness", value: Number(Math.min(1, Math.max(0, (isLost ? 0.1 : isWorse ? 0.7 : 0.86) + (random() - 0.5) * 0.3)).toFixed(2)) });
  if (scores.length && random() < 0.4) scores.push({ id: `p${number}`, traceId, name: "grounded-by-hand", value: Number(Math.min(1, Math.max(0, scores[0].value + (random() - 0.5) * 0.3)).toFixed(1)) });
  if (random() < 0.15) scores.push({ id: `u${number}`, traceId, name: "user-feedback", value: random() < (isWorse ? 0.6 : 0.85) ? 1 : 0, dataType: "BOOLEAN" });
  if (random() < 0.1) scores.push({ id: `t${number}`, traceId, name: "tone", value: pick(["friendly", "neutral", "curt"]) });
  return { spans, scores, at };
}

// An agent that thinks, calls tools and thinks again; one in eight does not find its way out.
function agentRunOf(number) {
  const at = now - Math.floor(random() ** 1.3 * 8 * day) - 2000;
  const traceId = id(`agent ${number}`, 32);
  const rounds = random() < 0.12 ? 9 : 1 + Math.floor(random() * 3);
  const common = [attribute("langfuse.trace.name", "refund-agent"), attribute("langfuse.trace.tags", ["agent:refund-agent"]), attribute("user.id", `user-${4700 + Math.floor(random() ** 2 * 120)}`), attribute("langfuse.environment", "production"), attribute("langfuse.version", now - at < day ? "0.9.0" : "0.8.2")];
  const spans = [];
  const span = (name, type, parent, from, to, attributes = {}, error) => {
    const spanId = id(`${traceId} ${spans.length}`, 16);
    spans.push({
      traceId, spanId, ...(parent ? { parentSpanId: parent } : {}), name, kind: 1, startTimeUnixNano: `${at + Math.floor(from)}000000`, endTimeUnixNano: `${at + Math.floor(to)}000000`,
      attributes: [...common, attribute("langfuse.observation.type", type), ...Object.entries(attributes).map(([key, value]) => attribute(key, value))], status: error ? { code: 2, message: error } : {},
    });
    return spanId;
  };
  const question = pick(questions);
  const rootId = id(`${traceId} 0`, 16);
  span("refund-agent", "agent", undefined, 0, 400 + rounds * 1500 + 1300, { "langfuse.observation.input": question, "langfuse.observation.output": rounds > 5 ? "I could not finish this." : "The money is on its way back to you." });
  span("check-question", "guardrail", rootId, 5, 60, { "langfuse.observation.input": question, "langfuse.observation.output": { allowed: true } });
  for (let round = 0; round < rounds; round++) {
    const start = 100 + round * 1500;
    const failed = rounds > 5;
    const model = { "langfuse.observation.model.name": "gpt-4o", "langfuse.observation.usage_details": { input: 900 + 300 * round, output: 60, total: 960 + 300 * round } };
    span("think", "generation", rootId, start, start + 800, { "langfuse.observation.input": [{ role: "user", content: question }], "langfuse.observation.output": { role: "assistant", content: "I look at the order first." }, ...model });
    span("order-lookup", "tool", rootId, start + 810, start + 1300, { "langfuse.observation.input": { order: 20931 }, ...(failed ? {} : { "langfuse.observation.output": { state: "returned" } }) }, failed ? "TimeoutException: The order service did not answer within 450 ms." : undefined);
    if (!failed) span("payment-lookup", "tool", rootId, start + 815, start + 1200, { "langfuse.observation.input": { order: 20931 }, "langfuse.observation.output": { paid: 89.9 } });
  }
  if (rounds <= 5) span("refund", "tool", rootId, 120 + rounds * 1500, 300 + rounds * 1500, { "langfuse.observation.input": { order: 20931, amount: 89.9 }, "langfuse.observation.output": { done: true } });
  span("answer", "generation", rootId, 400 + rounds * 1500, 1600 + rounds * 1500, { "langfuse.observation.model.name": "gpt-4o", "langfuse.observation.input": [{ role: "user", content: question }], "langfuse.observation.output": { role: "assistant", content: "The money is on its way back to you." }, "langfuse.observation.usage_details": { input: 1500, output: 90, total: 1590 } });
  return { spans, scores: rounds > 5 ? [{ id: `a${number}`, traceId, name: "user-feedback", value: 0, dataType: "BOOLEAN" }] : [], at };
}

async function send(method, path, body) {
  const response = await fetch(`${base}${path}`, { method, headers: { authorization, "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
  return response.json();
}

for (let number = 0; number < total; number += 400) {
  const traces = Array.from({ length: Math.min(400, total - number) }, (_, index) => (index % 20 === 19 ? agentRunOf(number + index) : traceOf(number + index)));
  await send("POST", "/api/public/otel/v1/traces", { resourceSpans: [{ resource: { attributes: [attribute("service.name", "shop")] }, scopeSpans: [{ scope: { name: "shop" }, spans: traces.flatMap(trace => trace.spans) }] }] });
  const events = traces.flatMap(trace => trace.scores.map(body => ({ id: `e-${body.id}`, type: "score-create", timestamp: new Date(trace.at + 60_000).toISOString(), body })));
  if (events.length) await send("POST", "/api/public/ingestion", { batch: events });
}
const texts = ["You answer questions of customers. Be friendly.", "You answer questions of customers from the given pages of the handbook.\nBe friendly.", "You answer questions of customers from the given pages of the handbook.\nSay so when the pages do not tell.\n\n{{pages}}"];
for (const [index, text] of texts.entries()) await send("POST", "/api/public/v2/prompts", { name: "support-answer", type: "text", prompt: text, labels: index === 1 ? ["production"] : index === 2 ? ["latest", "staging"] : [], tags: ["support"], commitMessage: ["First", "From the handbook only", "Say what is not known"][index] });
await send("POST", "/api/public/v2/datasets", { name: "returns", description: "Questions about returns, with the answer that support agreed on" });
for (const [index, question] of questions.entries()) await send("POST", "/api/public/dataset-items", { datasetName: "returns", id: `returns-${index}`, input: { question }, expectedOutput: { answer: answers[index % answers.length] } });
await send("POST", "/api/policies", { name: "Every trace has a session", rule: { type: "missing", fields: ["session"] } });
await send("POST", "/api/public/score-configs", { name: "helpful", dataType: "BOOLEAN" }).then(config => send("POST", "/api/public/annotation-queues", { name: "Doubtful answers", scoreConfigIds: [config.id] }));
console.log(`${total} traces`);
