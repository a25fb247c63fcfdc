using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Sync;

/// <summary>A test with two servers: one that is pulled from, one that pulls.</summary>
public abstract class SyncTest : ServerTest, IAsyncLifetime
{
    protected LangfuseLocalServer Source { get; private set; } = null!;

    private protected ServerClient SourceClient { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Source = await LangfuseLocalServer.StartAsync(options => (options.PublicKey, options.SecretKey, options.ProjectName) = ("pk-lf-source", "sk-lf-source-secret", "source"));
        SourceClient = new ServerClient(Source);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        SourceClient.Dispose();
        await Source.DisposeAsync();
        await DisposeAsync();
    }

    protected async Task<string> IntegrateAsync(Uri? host = null, string name = "source", string more = "")
    {
        using var made = await Client.PostAsync("api/integrations", $$"""
            {"name":"{{name}}","host":"{{host ?? Source.BaseUrl}}","publicKey":"pk-lf-source","secretKey":"sk-lf-source-secret","autoSync":false{{more}}}
            """);
        var body = await made.Content.ReadAsStringAsync();
        Assert.True(made.IsSuccessStatusCode, body);
        return (string)JsonNode.Parse(body)!["id"]!;
    }

    protected async Task<JsonNode> SyncAsync(string id, string body = "", string expected = "completed", int patienceSeconds = 60)
    {
        using var started = await Client.PostAsync($"api/integrations/{id}/sync", body);
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync());
        return await EndOfSyncAsync(Client, id, expected, patienceSeconds);
    }

    private protected static async Task<JsonNode> EndOfSyncAsync(ServerClient client, string id, string expected = "completed", int patienceSeconds = 60)
    {
        for (var tries = 0; tries < patienceSeconds * 20; tries++)
        {
            var run = (await client.GetAsync($"api/integrations/{id}/syncs"))["data"]!.AsArray().FirstOrDefault();
            if (run is not null && (string)run["status"]! != "running")
            {
                Assert.True((string)run["status"]! == expected, run.ToJsonString());
                return run;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException((await client.GetAsync($"api/integrations/{id}/syncs")).ToJsonString());
    }

    /// <summary>Traces of a root and a generation, one a second, the last of them so many minutes ago.</summary>
    private protected static async Task SendAsync(ServerClient client, int count, int first = 1, int perExport = 250, int minutesAgo = 1)
    {
        var last = DateTimeOffset.UtcNow.AddMinutes(-minutesAgo);
        foreach (var numbers in Enumerable.Range(first, count).Chunk(perExport))
        {
            using var sent = await client.ExportAsync([.. numbers.SelectMany(number => Spans(number, last.AddSeconds(number - first - count)))]);
            Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        }
    }

    private protected static IEnumerable<ProtoSpan> Spans(int number, DateTimeOffset at)
    {
        var start = (ulong)at.ToUnixTimeMilliseconds() * 1_000_000;
        var shared = new Dictionary<string, object>
        {
            ["langfuse.trace.name"] = $"trace {number}", ["user.id"] = $"user-{number % 7}", ["session.id"] = $"session-{number / 3}", ["langfuse.trace.tags"] = new[] { "production", $"shard-{number % 4}" },
            ["langfuse.version"] = "1.2", ["langfuse.release"] = "r9", ["langfuse.environment"] = "staging",
        };
        yield return new ProtoSpan
        {
            TraceId = Ids.Trace(number), SpanId = Ids.Span(number * 2), Name = "root", Start = start, End = start + 900_000_000,
            Attributes = new(shared)
            {
                ["langfuse.observation.input"] = $$"""{"question":"number {{number}}"}""", ["langfuse.observation.output"] = $"answer {number}",
                ["langfuse.observation.metadata"] = $$$"""{"nested":{"number":{{{number}}}},"long":"{{{new string('x', 250)}}}","short":"s"}""",
            },
        };
        yield return new ProtoSpan
        {
            TraceId = Ids.Trace(number), SpanId = Ids.Span((number * 2) + 1), ParentSpanId = Ids.Span(number * 2), Name = "llm", Start = start + 10_000_000, End = start + 800_000_000,
            StatusCode = number % 10 == 0 ? 2 : 0, StatusMessage = number % 10 == 0 ? "it failed" : null,
            Attributes = new(shared)
            {
                ["langfuse.observation.type"] = "generation", ["langfuse.observation.model.name"] = "gpt-4o", ["langfuse.observation.model.parameters"] = """{"temperature":0.5}""",
                ["langfuse.observation.usage_details"] = """{"input":10,"output":5}""", ["langfuse.observation.cost_details"] = """{"total":0.002}""",
                ["langfuse.observation.completion_start_time"] = at.AddMilliseconds(100).ToString("O", CultureInfo.InvariantCulture),
                ["langfuse.observation.prompt.name"] = "p", ["langfuse.observation.prompt.version"] = 3,
            },
        };
    }

    /// <summary>All that a server says of its traces, but for what is its own: the times of storing and the project.</summary>
    private protected static async Task<string> ContentsAsync(ServerClient client, int count)
    {
        var contents = new List<string>();
        for (var number = 1; number <= count; number++)
        {
            var trace = await client.GetAsync($"api/public/traces/{Ids.Trace(number)}");
            contents.Add(Comparable(trace).ToJsonString());
        }

        return string.Join('\n', contents);
    }

    /// <summary>What stands for the contents of all observations of a server, whatever their order.</summary>
    private protected static async Task<string> DigestAsync(ServerClient client)
    {
        var sum = new byte[32];
        string? cursor = null;
        do
        {
            var page = await client.GetAsync("api/public/v2/observations?fields=core,basic,time,io,metadata,model,usage,prompt,metrics,trace_context&expandMetadata=long&limit=1000" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
            foreach (var row in page["data"]!.AsArray())
            {
                var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Comparable(row!).ToJsonString()));
                for (var at = 0; at < sum.Length; at++)
                {
                    sum[at] ^= hash[at];
                }
            }

            cursor = (string?)page["meta"]!["cursor"];
        }
        while (cursor is not null);
        return Convert.ToHexStringLower(sum);
    }

    private static JsonNode Comparable(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in (string[])["createdAt", "updatedAt", "projectId", "htmlPath"])
                {
                    members.Remove(name);
                }

                foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal).ToList())
                {
                    members.Remove(name);
                    members[name] = value is null ? null : Comparable(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items.OfType<JsonNode>())
                {
                    Comparable(item);
                }

                break;
            default:
                break;
        }

        return node;
    }
}
