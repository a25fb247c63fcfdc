using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary>Rules over what is stored, what a rule adds to a judge's call, and the answers of MCP tools.</summary>
internal static class Judging
{
    private const string Judgement = """{"id":"c","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{\"reasoning\":\"r\",\"score\":0.5}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}""";

    public static async Task MeasureAsync(Settings settings, string[] store, Generator generator)
    {
        using var server = await ServerProcess.StartAsync(store);
        await ToolsAsync(settings, server, generator);
        await StoredAsync(server, """{"kind":"length"}""");
        await StoredAsync(server, """{"kind":"regex","pattern":"(?i)\\b(error|refund)\\b"}""");
        await JudgedAsync(settings, server);
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

    // The judge answers at once; what is left is the rule: finding, queueing, the call's record, the score, the run.
    private static async Task JudgedAsync(Settings settings, ServerProcess server)
    {
        using var judge = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/v1/";
        judge.Prefixes.Add(address);
        judge.Start();
        var answering = Task.Run(() => AnswerAsync(judge));
        using var http = new HttpClient();
        var bare = Stopwatch.StartNew();
        for (var call = 0; call < 500; call++)
        {
            using var answer = await http.PostAsync(address + "chat/completions", new StringContent("{}"));
            await answer.Content.ReadAsStringAsync();
        }

        var callMs = bare.Elapsed.TotalMilliseconds / 500;
        await SendAsync(server, "PUT", "api/public/llm-connections", $$"""{"provider":"fake","adapter":"openai","secretKey":"k","baseURL":"{{address}}"}""");
        await SendAsync(server, "PUT", "api/local/evaluation-settings", """{"defaultModel":{"provider":"fake","model":"m"},"callsPerDay":null,"costPerDay":null,"maxConcurrency":4}""");
        var evaluator = await SendAsync(server, "POST", "api/public/v2/evaluators", """{"name":"judge","type":"llm_as_judge","prompt":"Judge.","outputDefinition":{"dataType":"NUMERIC"}}""");
        var rule = await RuleAsync(server, evaluator);
        var (watch, processor) = (Stopwatch.StartNew(), server.ProcessorSeconds);
        await SendAsync(server, "POST", $"api/local/evaluation-rules/{rule}/backfills", $$"""{"limit":{{settings.Judged}}}""");
        while ((long)(await server.GetAsync($"api/local/evaluation-rules/{rule}"))["runs"]!["completed"]! < settings.Judged)
        {
            await Task.Delay(200);
        }

        Row("a judge that answers at once, a target", $"{watch.Elapsed.TotalMilliseconds / settings.Judged:N2} ms",
            $"{settings.Judged:N0} targets, 4 calls at a time; {(server.ProcessorSeconds - processor) / settings.Judged * 1000:N2} ms of processor each; a bare call takes {callMs:N2} ms");
    }

    private static async Task ToolsAsync(Settings settings, ServerProcess server, Generator generator)
    {
        var random = new Random(settings.Seed);
        string Trace() => generator.TraceIds[random.Next(generator.TraceIds.Count)];
        await ToolAsync(settings, server, "search", () => $$"""{"query":"{{generator.Words.At(10_000 + random.Next(5_000))}}"}""");
        await ToolAsync(settings, server, "listObservations", () => "{}");
        await ToolAsync(settings, server, "getObservation", () => $$"""{"observationId":"{{generator.SpanIds[random.Next(generator.SpanIds.Count)]}}"}""");
        await ToolAsync(settings, server, "listTraces", () => "{}");
        await ToolAsync(settings, server, "getTrace", () => $$"""{"traceId":"{{Trace()}}"}""");
        await ToolAsync(settings, server, "listSessions", () => "{}");
        await ToolAsync(settings, server, "listScores", () => "{}");
        await ToolAsync(settings, server, "queryMetrics", () => $$"""{"query":{"view":"observations","metrics":[{"measure":"latency","aggregation":"p95"}],"dimensions":[{"field":"name"}],"fromTimestamp":"{{DateTime.UtcNow.AddDays(-1):O}}","toTimestamp":"{{DateTime.UtcNow:O}}"} }""");
        await ToolAsync(settings, server, "findAnomalies", () => "{}");
    }

    private static async Task ToolAsync(Settings settings, ServerProcess server, string tool, Func<string> arguments)
    {
        var times = new List<double>();
        for (var round = -2; round < settings.Rounds; round++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/public/mcp")
            {
                Content = new StringContent($$"""{"jsonrpc":"2.0","id":{{round + 3}},"method":"tools/call","params":{"name":"{{tool}}","arguments":{{arguments()}} } }""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Accept", "application/json, text/event-stream");
            var watch = Stopwatch.StartNew();
            using var answer = await server.Http.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode || body.Contains("\"isError\":true", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{tool}: {(int)answer.StatusCode} {body}");
            }

            if (round >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        Row($"MCP tool {tool}", $"{times[(int)(0.95 * (times.Count - 1))]:N1} ms", $"p95 of {times.Count}; half within {times[times.Count / 2]:N1} ms");
    }

    private static async Task<string> RuleAsync(ServerProcess server, JsonNode evaluator) => (string)(await SendAsync(
        server, "POST", "api/public/v2/evaluation-rules", $$"""{"name":"rule","enabled":false,"evaluatorAssignments":[{"evaluatorId":"{{evaluator["id"]}}"}]}"""))["id"]!;

    private static async Task<JsonNode> SendAsync(ServerProcess server, string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await server.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    private static async Task AnswerAsync(HttpListener judge)
    {
        var answer = Encoding.UTF8.GetBytes(Judgement);
        while (judge.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await judge.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(async () =>
            {
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                context.Response.ContentType = "application/json";

                // Else the last chunk waits 40 ms for an acknowledgement.
                context.Response.ContentLength64 = answer.Length;
                await context.Response.OutputStream.WriteAsync(answer);
                context.Response.Close();
            });
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Row(string name, string value, string remark) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {value} | {remark} |"));
}
