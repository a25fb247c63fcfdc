using Microsoft.AspNetCore.Http;

namespace Langfuse.Observe.AiTypes.Tests.Support;

/// <summary>Ollama's answers: JSON lines.</summary>
internal static class OllamaWire
{
    private const string Done = "\"done\":true,\"done_reason\":\"stop\",\"total_duration\":5,\"load_duration\":1,\"prompt_eval_count\":11,\"prompt_eval_duration\":1,\"eval_count\":6,\"eval_duration\":1";

    public static async Task ChatAsync(HttpContext context)
    {
        var body = await FakeModel.ReadAsync(context.Request);
        var message = FakeModel.AsksForWeather(body)
            ? """{"role":"assistant","content":"","tool_calls":[{"id":"call_1","function":{"name":"get_weather","arguments":{"city":"Paris"}}}]}"""
            : $$"""{"role":"assistant","content":{{OpenAIWire.Quoted("Echo: " + FakeModel.LastText(body))}}}""";
        if (body["stream"]?.GetValue<bool>() == false)
        {
            await FakeModel.WriteAsync(context.Response, $$"""{"model":"llama3.2","created_at":"2026-01-01T00:00:00Z","message":{{message}},{{Done}}}""");
            return;
        }

        await LinesAsync(
            context.Response,
            $$"""{"model":"llama3.2","created_at":"2026-01-01T00:00:00Z","message":{{message}},"done":false}""",
            $$"""{"model":"llama3.2","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":""},{{Done}}}""");
    }

    public static async Task GenerateAsync(HttpContext context)
    {
        var body = await FakeModel.ReadAsync(context.Request);
        await LinesAsync(
            context.Response,
            $$"""{"model":"llama3.2","created_at":"2026-01-01T00:00:00Z","response":{{OpenAIWire.Quoted("Echo: " + body["prompt"])}},"done":false}""",
            $$"""{"model":"llama3.2","created_at":"2026-01-01T00:00:00Z","response":"",{{Done}}}""");
    }

    public static Task EmbedAsync(HttpContext context) =>
        FakeModel.WriteAsync(context.Response, """{"model":"nomic","embeddings":[[0.1,0.2,0.3],[0.1,0.2,0.3]],"total_duration":5,"load_duration":1,"prompt_eval_count":4}""");

    private static async Task LinesAsync(HttpResponse response, params string[] lines)
    {
        response.ContentType = "application/x-ndjson";
        foreach (var line in lines)
        {
            await response.WriteAsync(line + "\n");
            await response.Body.FlushAsync();
        }
    }
}
