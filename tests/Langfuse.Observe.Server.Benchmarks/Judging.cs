using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary>Rules over what is stored, and what a rule adds to a judge's call.</summary>
internal static class Judging
{
    private const int AtATime = 4;
    private const int Before = 3000;

    public static async Task MeasureAsync(Settings settings, string[] store, Generator generator)
    {
        using var server = await ServerProcess.StartAsync(store);
        if (settings.Has("checks"))
        {
            await StoredAsync(server, """{"kind":"length"}""");
            await StoredAsync(server, """{"kind":"regex","pattern":"(?i)\\b(error|refund)\\b"}""");
        }

        if (settings.Has("judge"))
        {
            await JudgedAsync(settings, server);
        }

        if (settings.Has("tools"))
        {
            await ToolCalls.MeasureAsync(settings, server, generator);
        }
    }

    private static async Task StoredAsync(ServerProcess server, string check)
    {
        var evaluator = await SendAsync(server, "POST", "api/public/v2/evaluators", $$"""{"name":"check","type":"builtin","check":{{check}}}""");
        var rule = await RuleAsync(server, evaluator);
        var (watch, processor) = (Stopwatch.StartNew(), server.ProcessorSeconds);
        var backfill = await SendAsync(server, "POST", $"api/local/evaluation-rules/{rule}/backfills", "{}");
        JsonNode now;
        do
        {
            await Task.Delay(200);
            now = await server.GetAsync($"api/local/evaluation-backfills/{backfill["id"]}");
        }
        while ((string)now["state"]! != "completed");
        var seen = (long)now["counts"]!["seen"]!;
        Row($"a check over what is stored: {(string)JsonNode.Parse(check)!["kind"]!}", $"{watch.Elapsed.TotalSeconds:N1} s",
            $"{seen:N0} observations, {now["counts"]!["scored"]} scores, {now["counts"]!["failed"]} with a reason; {(server.ProcessorSeconds - processor) / seen * 1e6:N0} µs of processor each");
    }

    // The judge answers at once and is a process of its own. What its call takes is measured by the same calls without a rule; what is left is the rule: finding the target,
    // taking its turn, the prompt, the record of the call, the score and the run.
    private static async Task JudgedAsync(Settings settings, ServerProcess server)
    {
        using var judge = await JudgeProcess.StartAsync();
        await SendAsync(server, "PUT", "api/public/llm-connections", $$"""{"provider":"fake","adapter":"openai","secretKey":"k","baseURL":"{{judge.Address}}"}""");
        await SendAsync(server, "PUT", "api/local/evaluation-settings", $$"""{"defaultModel":{"provider":"fake","model":"m"},"callsPerDay":null,"costPerDay":null,"maxConcurrency":{{AtATime}}}""");
        var evaluator = await SendAsync(server, "POST", "api/public/v2/evaluators", """{"name":"judge","type":"llm_as_judge","prompt":"Question: {{input}}\nAnswer: {{output}}\nIs it helpful?","outputDefinition":{"dataType":"NUMERIC"}}""");
        var rule = await RuleAsync(server, evaluator, """[{"type":"stringOptions","column":"type","operator":"any of","value":["GENERATION"]}]""");

        // Once before, so that neither is measured while the runtime compiles it.
        await RunAsync(server, rule, Before);
        await judge.CallAsync(Before, AtATime);
        var (ruleMs, ruleProcessorMs) = await RunAsync(server, rule, Before + settings.Judged);
        var (callMs, callProcessorMs) = await judge.CallAsync(settings.Judged, AtATime);
        Row("a rule with a judge that answers at once, a target", $"{ruleMs:N2} ms", $"{settings.Judged:N0} targets, {AtATime} calls at a time; {ruleProcessorMs:N2} ms of processor each");
        Row("of that: the call alone", $"{callMs:N2} ms", $"the same calls without a rule; {callProcessorMs:N2} ms of the caller's processor each");
        Row("what the rule adds to a call", $"{ruleMs - callMs:N2} ms", $"{ruleProcessorMs - callProcessorMs:N2} ms of processor each");
    }

    // Runs the rule up to so many targets; those that have their score already are not judged again.
    private static async Task<(double Ms, double ProcessorMs)> RunAsync(ServerProcess server, string rule, int upTo)
    {
        async Task<long> ScoresAsync() => (long)(await server.GetAsync("api/local/counts"))["scores"]!;

        var before = (long)(await server.GetAsync($"api/local/evaluation-rules/{rule}"))["runs"]!["completed"]!;
        var (targets, expected) = (upTo - before, await ScoresAsync() + upTo - before);
        var (watch, processor) = (Stopwatch.StartNew(), server.ProcessorSeconds);
        await SendAsync(server, "POST", $"api/local/evaluation-rules/{rule}/backfills", $$"""{"limit":{{upTo}}}""");
        while (await ScoresAsync() < expected)
        {
            // Counts cost the server nothing to speak of; how far the rule has come would.
            await Task.Delay(50);
        }

        return (watch.Elapsed.TotalMilliseconds / targets, (server.ProcessorSeconds - processor) / targets * 1000);
    }

    private static async Task<string> RuleAsync(ServerProcess server, JsonNode evaluator, string filter = "[]") => (string)(await SendAsync(
        server, "POST", "api/public/v2/evaluation-rules", $$"""{"name":"rule","enabled":false,"filter":{{filter}},"evaluatorAssignments":[{"evaluatorId":"{{evaluator["id"]}}"}]}"""))["id"]!;

    public static async Task<JsonNode> SendAsync(ServerProcess server, string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await server.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    public static void Row(string name, string value, string remark) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {value} | {remark} |"));
}
