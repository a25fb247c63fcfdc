using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Server.Tests.Evaluation;

/// <summary>The requests of evaluation in short.</summary>
internal static class EvaluationFixture
{
    public const string Prompt = """ "type":"llm_as_judge","prompt":"{{output}}","outputDefinition":{"dataType":"NUMERIC","minValue":0,"maxValue":1} """;

    public static async Task<JsonNode> SendAsync(this ServerClient client, string verb, string path, string? body = null, int status = 200)
    {
        using var response = await client.SendAsync(new HttpMethod(verb), path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{verb} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    public static Task<JsonNode> ConnectAsync(this ServerClient client, FakeJudge judge, string model = "gpt-4o-mini", string key = "sk-judge") => client.ConnectAsync(judge.Address, model, key);

    public static async Task<JsonNode> ConnectAsync(this ServerClient client, Uri address, string model = "gpt-4o-mini", string key = "sk-judge")
    {
        using var made = await client.SendAsync(HttpMethod.Put, "api/public/llm-connections", $$"""{"provider":"fake","adapter":"openai","secretKey":"{{key}}","baseURL":"{{address}}"}""");
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        return await client.SendAsync("PUT", "api/local/evaluation-settings", $$"""{"defaultModel":{"provider":"fake","model":"{{model}}"},"retrySeconds":0.01}""");
    }

    public static async Task<string> EvaluatorAsync(this ServerClient client, string name, string definition) =>
        (string)(await client.SendAsync("POST", "api/public/v2/evaluators", $$"""{"name":"{{name}}",{{definition}}}""", 201))["id"]!;

    public static async Task<string> RuleAsync(this ServerClient client, string evaluatorId, string more = "") =>
        (string)(await client.SendAsync("POST", "api/public/v2/evaluation-rules", $$"""{"name":"rule","enabled":true,"evaluatorAssignments":[{"evaluatorId":"{{evaluatorId}}"}]{{(more.Length > 0 ? "," + more : "")}}}""", 201))["id"]!;

    /// <summary>An observation in a trace of its own.</summary>
    public static ProtoSpan Span(int number, string? output = null, Action<Dictionary<string, object>>? with = null)
    {
        var attributes = new Dictionary<string, object> { ["langfuse.observation.input"] = $"question {number}", ["langfuse.observation.output"] = output ?? $"answer {number}" };
        with?.Invoke(attributes);
        return new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span(number), Name = "answer", Attributes = attributes };
    }

    public static async Task ExportManyAsync(this ServerClient client, int count, int from = 1)
    {
        foreach (var chunk in Enumerable.Range(from, count).Chunk(500))
        {
            using var sent = await client.ExportAsync([.. chunk.Select(number => Span(number))]);
            Assert.True(sent.IsSuccessStatusCode);
        }
    }

    /// <summary>The rule when as many runs as expected have ended.</summary>
    public static async Task<JsonNode> UntilEndedAsync(this ServerClient client, string ruleId, int count)
    {
        for (var deadline = Environment.TickCount64 + (long)Patience.Time.TotalMilliseconds; ;)
        {
            var rule = await client.GetAsync($"api/local/evaluation-rules/{ruleId}");
            var (completed, failed, skipped) = ((int)rule["runs"]!["completed"]!, (int)rule["runs"]!["failed"]!, (int)rule["runs"]!["skipped"]!);
            if (completed + failed + skipped >= count && (int)rule["runs"]!["pending"]! + (int)rule["runs"]!["running"]! == 0)
            {
                return rule;
            }

            Assert.True(Environment.TickCount64 < deadline, rule.ToJsonString());
            await Task.Delay(50);
        }
    }

    public static async Task<JsonNode> UntilAsync(this ServerClient client, string path, Func<JsonNode, bool> holds)
    {
        for (var deadline = Environment.TickCount64 + (long)Patience.Time.TotalMilliseconds; ;)
        {
            var answer = await client.GetAsync(path);
            if (holds(answer))
            {
                return answer;
            }

            Assert.True(Environment.TickCount64 < deadline, answer.ToJsonString());
            await Task.Delay(50);
        }
    }

    public static async Task<JsonArray> ScoresAsync(this ServerClient client, string query = "") =>
        (await client.GetAsync("api/public/v2/scores?limit=100" + query))["data"]!.AsArray();
}
