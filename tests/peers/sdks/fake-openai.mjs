// OpenAI's service, as far as these programs call it: fixed answers, on a free port of this machine.
import { createServer } from "node:http";

const usage = { prompt_tokens: 21, completion_tokens: 9, total_tokens: 30, prompt_tokens_details: { cached_tokens: 8 }, completion_tokens_details: { reasoning_tokens: 4 } };
const chunk = fields => ({ id: "c1", object: "chat.completion.chunk", created: 1, model: "gpt-4o-mini-2024-07-18", choices: [], ...fields });
const delta = (content, finish_reason = null) => chunk({ choices: [{ index: 0, delta: { role: "assistant", content }, finish_reason }] });

const answers = {
  "/v1/chat/completions": body => body.stream
    ? [delta("four"), delta(" it is"), delta("", "stop"), chunk({ usage })]
    : { id: "c1", object: "chat.completion", created: 1, model: "gpt-4o-mini-2024-07-18", usage, choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "four" } }] },
  "/v1/responses": () => ({
    id: "r1", object: "response", created_at: 1, model: "gpt-4.1-2025-04-14", status: "completed", parallel_tool_calls: true, tools: [], tool_choice: "auto", metadata: {}, instructions: null,
    output: [{ id: "m1", type: "message", role: "assistant", status: "completed", content: [{ type: "output_text", text: "four", annotations: [] }] }],
    usage: { input_tokens: 12, output_tokens: 3, total_tokens: 15, input_tokens_details: { cached_tokens: 2 }, output_tokens_details: { reasoning_tokens: 1 } },
  }),
  "/v1/embeddings": () => ({ object: "list", model: "text-embedding-3-small", data: [{ object: "embedding", index: 0, embedding: [0.1, 0.2] }], usage: { prompt_tokens: 5, total_tokens: 5 } }),
};

export async function startFakeOpenAI() {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    const body = text ? JSON.parse(text) : {};
    if (body.model === "broken") {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: "no such model", type: "invalid_request_error" } }));
      return;
    }
    const answer = answers[request.url.split("?")[0]](body);
    if (Array.isArray(answer)) {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const item of answer) response.write(`data: ${JSON.stringify(item)}\n\n`);
      response.end("data: [DONE]\n\n");
    } else {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(answer));
    }
  });
  await new Promise(started => server.listen(0, "127.0.0.1", started));
  return { url: `http://127.0.0.1:${server.address().port}/v1`, stop: () => { server.close(); server.closeAllConnections(); } };
}
