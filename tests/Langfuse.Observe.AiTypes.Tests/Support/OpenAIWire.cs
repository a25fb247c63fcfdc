using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Langfuse.Observe.AiTypes.Tests.Support;

/// <summary>OpenAI's and Azure's answers.</summary>
internal static class OpenAIWire
{
    public const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private const string Usage =
        """{"prompt_tokens":20,"completion_tokens":9,"total_tokens":29,"prompt_tokens_details":{"cached_tokens":8,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":4,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}""";

    public static async Task ChatAsync(HttpContext context)
    {
        var body = await FakeModel.ReadAsync(context.Request);
        if ((string?)body["model"] == "broken")
        {
            context.Response.StatusCode = 400;
            await FakeModel.WriteAsync(context.Response, """{"error":{"message":"no such model","type":"invalid_request_error"}}""");
            return;
        }

        var message = FakeModel.AsksForWeather(body)
            ? """{"role":"assistant","content":null,"refusal":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\"}"}}]}"""
            : $$"""{"role":"assistant","content":{{Quoted("Echo: " + FakeModel.LastText(body))}},"refusal":null}""";
        var reason = FakeModel.AsksForWeather(body) ? "tool_calls" : "stop";
        if (body["stream"]?.GetValue<bool>() == true)
        {
            await StreamChatAsync(context.Response, body, reason);
            return;
        }

        await FakeModel.WriteAsync(context.Response, $$"""{"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{{message}},"finish_reason":"{{reason}}","logprobs":null}],"usage":{{Usage}},"system_fingerprint":"fp"}""");
    }

    public static async Task ResponsesAsync(HttpContext context)
    {
        var body = await FakeModel.ReadAsync(context.Request);
        var isTool = FakeModel.AsksForWeather(body, "input");
        var text = "Echo: " + FakeModel.LastText(body, "input");
        var item = isTool
            ? """{"type":"function_call","id":"fc_1","call_id":"call_1","name":"get_weather","arguments":"{\"city\":\"Paris\"}","status":"completed"}"""
            : $$"""{"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[{"type":"output_text","text":{{Quoted(text)}},"annotations":[]}]}""";
        var response = $$$"""{"id":"resp_1","object":"response","created_at":1700000000,"status":"completed","model":"gpt-4o-mini-2024-07-18","output":[{{{item}}}],"parallel_tool_calls":true,"tool_choice":"auto","tools":[],"usage":{"input_tokens":20,"input_tokens_details":{"cached_tokens":8},"output_tokens":9,"output_tokens_details":{"reasoning_tokens":4},"total_tokens":29},"metadata":{}}""";
        if (body["stream"]?.GetValue<bool>() != true)
        {
            await FakeModel.WriteAsync(context.Response, response);
            return;
        }

        await FakeModel.EventsAsync(
            context.Response,
            Event("response.created", $$"""{"type":"response.created","sequence_number":0,"response":{{response}}}"""),
            Event("response.output_item.added", $$$"""{"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"type":"message","id":"msg_1","status":"in_progress","role":"assistant","content":[]}}"""),
            Event("response.output_text.delta", $$"""{"type":"response.output_text.delta","sequence_number":2,"item_id":"msg_1","output_index":0,"content_index":0,"delta":{{Quoted(text)}}}"""),
            Event("response.output_item.done", $$"""{"type":"response.output_item.done","sequence_number":3,"output_index":0,"item":{{item}}}"""),
            Event("response.completed", $$"""{"type":"response.completed","sequence_number":4,"response":{{response}}}"""));
    }

    public static async Task EmbeddingsAsync(HttpContext context)
    {
        var body = await FakeModel.ReadAsync(context.Request);
        var count = body["input"] is JsonArray inputs ? inputs.Count : 1;
        var vector = Convert.ToBase64String(new byte[4 * 8]);
        var data = string.Join(",", Enumerable.Range(0, count).Select(i => $$"""{"object":"embedding","index":{{i}},"embedding":"{{vector}}"}"""));
        await FakeModel.WriteAsync(context.Response, $$$"""{"object":"list","data":[{{{data}}}],"model":"text-embedding-3-small","usage":{"prompt_tokens":7,"total_tokens":7}}""");
    }

    public static Task ImagesAsync(HttpContext context) =>
        FakeModel.WriteAsync(context.Response, $$"""{"created":1700000000,"data":[{"b64_json":"{{Pixel}}","revised_prompt":"a red pixel"}],"usage":{"input_tokens":5,"output_tokens":6,"total_tokens":11,"input_tokens_details":{"text_tokens":5,"image_tokens":0} } }""");

    public static Task TranscriptionsAsync(HttpContext context) =>
        FakeModel.WriteAsync(context.Response, """{"text":"Good morning","usage":{"type":"tokens","input_tokens":3,"output_tokens":2,"total_tokens":5}}""");

    private static async Task StreamChatAsync(HttpResponse response, JsonNode body, string reason)
    {
        var text = "Echo: " + FakeModel.LastText(body);
        string[] deltas = reason == "tool_calls"
            ?
            [
                """{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"get_weather","arguments":""}}]}""",
                """{"tool_calls":[{"index":0,"function":{"arguments":"{\"city\":"}}]}""",
                """{"tool_calls":[{"index":0,"function":{"arguments":"\"Paris\"}"}}]}""",
            ]
            : ["""{"role":"assistant","content":""}""", $$"""{"content":{{Quoted(text[..3])}}}""", $$"""{"content":{{Quoted(text[3..])}}}"""];
        var chunks = deltas.Select(delta => Chunk($$"""[{"index":0,"delta":{{delta}},"finish_reason":null}]"""))
            .Append(Chunk($$"""[{"index":0,"delta":{},"finish_reason":"{{reason}}"}]"""))
            .Append(Chunk("[]", Usage))
            .Append("data: [DONE]\n\n");
        await FakeModel.EventsAsync(response, [.. chunks]);
    }

    private static string Chunk(string choices, string usage = "null") =>
        $$"""data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"gpt-4o-mini-2024-07-18","choices":{{choices}},"usage":{{usage}}}""" + "\n\n";

    private static string Event(string name, string data) => $"event: {name}\ndata: {data}\n\n";

    internal static string Quoted(string text) => JsonSerializer.Serialize(text);
}
