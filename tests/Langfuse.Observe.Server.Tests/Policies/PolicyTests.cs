using System.Net;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Policies;

public class PolicyTests : ServerTest
{
    private static readonly ulong s_now = (ulong)DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds() * 1_000_000;

    private const string Bad = """
        {"langfuse.observation.cost_details":"{\"total\":2}","langfuse.observation.model.name":"gpt-3.5-turbo","langfuse.observation.type":"generation",
         "langfuse.observation.input":"my key is sk-ant-REDACTED","langfuse.observation.output":"write to ada@example.com"}
        """;

    [Theory]
    [InlineData("""{"type":"cost","max":1}""", "The trace cost $2; at most $1 is allowed.")]
    [InlineData("""{"type":"cost","max":1,"of":"observation"}""", "'root' cost $2")]
    [InlineData("""{"type":"latency","max":0.5}""", "The trace took 1.5 s; at most 0.5 s is allowed.")]
    [InlineData("""{"type":"latency","max":0.5,"types":["generation"]}""", "'root' took 1.5 s")]
    [InlineData("""{"type":"tokens","max":10}""", "The trace used 15 tokens")]
    [InlineData("""{"type":"missing","fields":["user","metadata.department"]}""", "The trace has no user.")]
    [InlineData("""{"type":"model","allow":["gpt-4o*","claude-*"]}""", "The model 'gpt-3.5-turbo' is not allowed.")]
    [InlineData("""{"type":"model","deny":["gpt-3.5*"]}""", "The model 'gpt-3.5-turbo' is not allowed.")]
    [InlineData("""{"type":"tool","deny":["delete_*"]}""", "The tool 'delete_user' is not allowed.")]
    [InlineData("""{"type":"loop","times":3}""", "The tool 'delete_user' was called 3 times with the same input.")]
    [InlineData("""{"type":"error_rate","max":0.1}""", "1 of 4 observations failed; at most 10 % may.")]
    [InlineData("""{"type":"content","find":["secret"]}""", "Anthropic key in the input of 'root'.")]
    [InlineData("""{"type":"content","find":["personal"]}""", "E-mail address in the output of 'root'.")]
    [InlineData("""{"type":"content","patterns":["(?i)write to"]}""", "Pattern (?i)write to in the output of 'root'.")]
    public async Task EachRule_FlagsWhatBreaksIt_AndNotWhatKeepsIt(string rule, string expected)
    {
        await SendBadAsync(1);
        await SendGoodAsync(2);

        var preview = await PreviewAsync($$"""{"rule":{{rule}}}""");

        Assert.Equal((2, 1), ((int)preview["tracesLooked"]!, (int)preview["tracesFlagged"]!));
        Assert.Contains(preview["data"]!.AsArray(), violation => ((string)violation!["message"]!).StartsWith(expected, StringComparison.Ordinal));
        Assert.All(preview["data"]!.AsArray(), violation => Assert.Equal(Ids.Trace(1), (string)violation!["traceId"]!));
        Assert.DoesNotContain("abcdefghijklmnop", preview.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, (int)(await Client.GetAsync("api/violations"))["meta"]!["totalItems"]!);
    }

    [Theory]
    [InlineData("""{"name":"p"}""", "rule: required")]
    [InlineData("""{"name":"p","rule":{"type":"price"}}""", "'price' is not one of cost, latency")]
    [InlineData("""{"name":"p","rule":{"type":"cost"}}""", "rule.max: required, a cost in US dollars")]
    [InlineData("""{"name":"p","rule":{"type":"cost","max":1,"maximum":2}}""", "rule.maximum: unknown")]
    [InlineData("""{"name":"p","rule":{"type":"missing","fields":["usr"]}}""", "fields: 'usr' is not one of user")]
    [InlineData("""{"name":"p","rule":{"type":"content","find":["secrets"]}}""", "find: 'secrets' is not one of secret")]
    [InlineData("""{"name":"p","rule":{"type":"content","patterns":["(a"]}}""", "patterns: '(a' cannot be used")]
    [InlineData("""{"name":"p","rule":{"type":"error_rate","max":5}}""", "a share from 0 to 1")]
    [InlineData("""{"name":"p","severity":"huge","rule":{"type":"loop"}}""", "'huge' is not one of low")]
    [InlineData("""{"name":"p","rule":{"type":"loop"},"match":{"agent":["x"]}}""", "match.agent: unknown")]
    [InlineData("""{"name":"p","rule":{"type":"loop"},"webhook":{"url":"ftp://x"}}""", "is not an address")]
    public async Task WhatCannotBe_IsNamed(string body, string expected)
    {
        using var refused = await Client.PostAsync("api/policies", body);

        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains(expected, (await BodyOf(refused)).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATraceThatArrives_IsFlagged_ToldByWebhook_AndFixedWhenItIsRepaired()
    {
        await using var listener = new WebhookListener();
        await CreateAsync($$$"""{"name":"users","severity":"high","rule":{"type":"missing","fields":["user"]},"webhook":{"url":"{{{listener.Address}}}","secret":"s3cret"}}""");
        await SendBadAsync(1);

        var violation = await WaitForAsync("api/violations?state=open", page => page["data"]!.AsArray().FirstOrDefault());
        var (body, signature) = await listener.NextAsync();

        Assert.Equal(("users", "high", Ids.Trace(1)), ((string)violation["policyName"]!, (string)violation["severity"]!, (string)violation["traceId"]!));
        var parts = signature!.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("s3cret"u8.ToArray(), System.Text.Encoding.UTF8.GetBytes($"{parts["t"]}.{body}"))), parts["v1"]);
        Assert.Equal((string?)violation["id"], (string?)JsonNode.Parse(body)!["violation"]!["id"]);

        await Client.ExportAsync(new ProtoSpan { Name = "late", SpanId = Ids.Span(99), ParentSpanId = Ids.Span(10), Start = s_now, Attributes = { ["user.id"] = "ada" } });
        var repaired = await WaitForAsync("api/violations?state=fixed", page => page["data"]!.AsArray().FirstOrDefault());

        Assert.Equal((string?)violation["id"], (string?)repaired["id"]);
        Assert.Contains("No longer found", (string)repaired["note"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStateIsAPersonsWord_AndStandsWhenTheTraceIsLookedAtAgain()
    {
        var id = await CreateAsync("""{"name":"cheap","rule":{"type":"cost","max":1}}""");
        await SendBadAsync(1);
        var violation = await WaitForAsync("api/violations", page => page["data"]!.AsArray().FirstOrDefault());

        using var changed = await Client.SendAsync(HttpMethod.Patch, $"api/violations/{violation["id"]}", """{"state":"accepted","note":"a backfill"}""");
        using var run = await Client.PostAsync($"api/policies/{id}/evaluate", "{}");

        Assert.Equal(1, (int)(await BodyOf(run))["tracesLooked"]!);
        var after = await Client.GetAsync($"api/violations/{violation["id"]}");
        Assert.Equal(("accepted", "a backfill"), ((string)after["state"]!, (string)after["note"]!));
        Assert.Equal(1, (int)(await Client.GetAsync($"api/policies/{id}"))["violations"]!["accepted"]!);
        using var deleted = await Client.SendAsync(HttpMethod.Delete, $"api/policies/{id}");
        Assert.Equal(0, (int)(await Client.GetAsync("api/violations"))["meta"]!["totalItems"]!);
    }

    [Fact]
    public async Task AnErrorRateOverTime_IsFoundForEachName()
    {
        for (var number = 1; number <= 6; number++)
        {
            await Client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span(number), Name = number <= 4 ? "flaky" : "solid", Start = s_now, StatusCode = number <= 2 ? 2 : 0 });
        }

        var preview = await PreviewAsync("""{"rule":{"type":"error_rate","over":"name","max":0.2,"minimumTraces":2}}""");

        Assert.Equal("2 of 4 traces of name 'flaky' failed within 60 minutes; at most 20 % may.", (string?)Assert.Single(preview["data"]!.AsArray())!["message"]);
    }

    [Fact]
    public async Task Match_ChoosesTracesByAgentNameTagAndEnvironment()
    {
        await SendBadAsync(1, ("langfuse.trace.tags", new[] { "agent:Support" }), ("langfuse.environment", "production"));
        await SendBadAsync(2);

        var matched = await PreviewAsync("""{"rule":{"type":"cost","max":1},"match":{"agents":["supp*"],"environments":["production"],"names":["ro?t"]}}""");
        var none = await PreviewAsync("""{"rule":{"type":"cost","max":1},"match":{"agents":["supp*"],"tags":["other"]}}""");

        Assert.Equal((1, 1, 0), ((int)matched["tracesMatched"]!, (int)matched["tracesFlagged"]!, (int)none["tracesMatched"]!));
    }

    private async Task<string> CreateAsync(string body)
    {
        using var made = await Client.PostAsync("api/policies", body);
        var reply = await BodyOf(made);
        Assert.True(made.IsSuccessStatusCode, reply.ToJsonString());
        return (string)reply["id"]!;
    }

    private async Task<JsonNode> PreviewAsync(string policy)
    {
        using var answer = await Client.PostAsync("api/policies/preview", $$"""{"policy":{{policy}}}""");
        var reply = await BodyOf(answer);
        Assert.True(answer.IsSuccessStatusCode, reply.ToJsonString());
        return reply;
    }

    private async Task<JsonNode> WaitForAsync(string path, Func<JsonNode, JsonNode?> find)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (find(await Client.GetAsync(path)) is { } found)
            {
                return found;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException(path);
    }

    private async Task SendBadAsync(int number, params (string Key, object Value)[] more)
    {
        var attributes = JsonNode.Parse(Bad.Replace("REDACTED", "abcdefghijklmnopqrstuvwx", StringComparison.Ordinal))!.AsObject().ToDictionary(member => member.Key, member => (object)member.Value!.GetValue<string>());
        attributes["langfuse.observation.usage_details"] = """{"input":10,"output":5}""";
        foreach (var (key, value) in more)
        {
            attributes[key] = value;
        }

        var root = Ids.Span(number * 10);
        ProtoSpan Tool(int at, string input, int status = 0) => new()
        {
            TraceId = Ids.Trace(number), SpanId = Ids.Span((number * 10) + at), ParentSpanId = root, Name = "delete_user", Start = s_now, End = s_now + 1000, StatusCode = status,
            Attributes = { ["langfuse.observation.type"] = "tool", ["langfuse.observation.input"] = input },
        };
        using var sent = await Client.ExportAsync(
            Tool(1, "7"), Tool(2, "7"), Tool(3, "7", status: 2), new ProtoSpan { TraceId = Ids.Trace(number), SpanId = root, Name = "root", Start = s_now, End = s_now + 1_500_000_000, Attributes = attributes });
        Assert.True(sent.IsSuccessStatusCode);
    }

    private async Task SendGoodAsync(int number)
    {
        using var sent = await Client.ExportAsync(
            new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span((number * 10) + 1), ParentSpanId = Ids.Span(number * 10), Name = "search", Start = s_now, End = s_now + 1000, Attributes = { ["langfuse.observation.type"] = "tool", ["langfuse.observation.input"] = "1" } },
            new ProtoSpan
            {
                TraceId = Ids.Trace(number), SpanId = Ids.Span(number * 10), Name = "fine", Start = s_now, End = s_now + 100_000_000,
                Attributes =
                {
                    ["user.id"] = "ada", ["langfuse.observation.metadata"] = """{"department":"support"}""", ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = "gpt-4o-mini",
                    ["langfuse.observation.cost_details"] = """{"total":0.001}""", ["langfuse.observation.input"] = "Order 4929-3813-3266-4295-11 of 2026-01-02, id 12345678901234567890", ["langfuse.observation.output"] = "It costs $12.50.",
                },
            });
        Assert.True(sent.IsSuccessStatusCode);
    }

    private sealed class WebhookListener : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();

        public WebhookListener()
        {
            using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/hook/";
            free.Stop();
            _listener.Prefixes.Add(Address);
            _listener.Start();
        }

        public string Address { get; }

        public async Task<(string Body, string? Signature)> NextAsync()
        {
            var context = await _listener.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(20));
            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            context.Response.Close();
            return (body, context.Request.Headers["X-Langfuse-Observe-Signature"]);
        }

        public ValueTask DisposeAsync()
        {
            _listener.Close();
            return ValueTask.CompletedTask;
        }
    }
}
