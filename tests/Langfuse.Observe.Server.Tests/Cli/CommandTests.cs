using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Cli;

/// <summary>Each command as a process of its own, against a server over sockets.</summary>
public sealed class CommandTests : ServerTest
{
    private Dictionary<string, string> Environment => new()
    {
        ["LANGFUSE_BASE_URL"] = Server.BaseUrl.AbsoluteUri, ["LANGFUSE_PUBLIC_KEY"] = Server.PublicKey, ["LANGFUSE_SECRET_KEY"] = Server.SecretKey,
    };

    [Fact]
    public async Task Trace_IsATreeWithWhatMatters()
    {
        await RagTrace.SendAsync(Client);

        var output = await RunAsync("trace", RagTrace.TraceId, "--content");
        var shortened = await RunAsync("trace", RagTrace.TraceId[..8]);
        var json = JsonNode.Parse(await RunAsync("trace", RagTrace.TraceId, "--json"))!;

        var lines = output.Split('\n');
        Assert.Contains("support-answer", lines[0], StringComparison.Ordinal);
        Assert.Contains("#production #support", lines[0], StringComparison.Ordinal);
        Assert.Equal(1, lines.Count(line => line.StartsWith("└─ AnswerAsync span  2.72 s", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("   ├─ generate-answer generation", StringComparison.Ordinal) && line.Contains("gpt-4o", StringComparison.Ordinal) && line.Contains("921 tokens", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("order-lookup tool", StringComparison.Ordinal) && line.Contains("TimeoutException", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("< " + RagTrace.Question, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("* groundedness 0.94", StringComparison.Ordinal));
        Assert.Equal(lines[0], shortened.Split('\n')[0]);
        Assert.Equal(12, json["observations"]!.AsArray().Count);
    }

    [Fact]
    public async Task WhereOnlyTheReadsOfVersion4Are_TracesAreFoundAllTheSame()
    {
        await RagTrace.SendAsync(Client);
        await RagTrace.SendOthersAsync(Client);
        await using var proxy = new FaultyProxy(Server.BaseUrl, (_, path) =>
            path.StartsWith("/api/public/traces", StringComparison.Ordinal) || path.StartsWith("/api/public/sessions", StringComparison.Ordinal) ? FaultyProxy.Fault.NotFound : FaultyProxy.Fault.None);
        async Task<string> BothAsync(params string[] arguments)
        {
            var here = await RunAsync(arguments);
            var there = await RunAsync([.. arguments, "--base-url", proxy.Address.AbsoluteUri]);
            Assert.Equal(here.Split('\n').Order(), there.Replace(proxy.Address.AbsoluteUri, Server.BaseUrl.AbsoluteUri, StringComparison.Ordinal).Split('\n').Order());
            return there;
        }

        Assert.Contains("generate-answer generation", await BothAsync("trace", RagTrace.TraceId), StringComparison.Ordinal);
        Assert.Contains(RagTrace.TraceId, await RunAsync("sessions", "chat-2f9c", "--base-url", proxy.Address.AbsoluteUri), StringComparison.Ordinal);
        var list = await RunAsync("traces", "--tag", "production", "--tag", "support", "--user", "user-4711", "--last", "1h", "--base-url", proxy.Address.AbsoluteUri);
        Assert.Contains(RagTrace.TraceId, Assert.Single(list.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("chat-2f9c", await RunAsync("sessions", "--base-url", proxy.Address.AbsoluteUri), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATraceThatIsNotThere_IsNamedWithTheCure()
    {
        var (code, _, error) = await Tool.RunAsync(Environment, "trace", "nothing");

        Assert.Equal(1, code);
        Assert.Contains("has no trace 'nothing'. 'langfuse-observe traces --json' lists the ids.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tail_ShowsTracesAsTheyCome()
    {
        using var tail = Tool.Start(Environment, "tail", "--count", "1");
        var reading = tail.StandardOutput.ReadToEndAsync();
        // Sent until the tail is up: what began before it is not shown.
        for (var number = 1; !tail.HasExited && number < 100; number++)
        {
            var now = (ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000_000;
            await Client.ExportAsync(
                new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span(number * 2), Name = "root", Start = now },
                new ProtoSpan { TraceId = Ids.Trace(number), SpanId = Ids.Span((number * 2) + 1), ParentSpanId = Ids.Span(number * 2), Name = "inner", Start = now + 1000 });
            await Task.Delay(250);
        }

        await tail.WaitForExitAsync();
        var lines = (await reading).Split('\n');
        Assert.Equal(0, tail.ExitCode);
        Assert.Contains(lines, line => line.StartsWith("└─ root span", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("   └─ inner span", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ScoresSessionsAndMetrics_AreListed()
    {
        await RagTrace.SendAsync(Client);

        var scores = JsonNode.Parse(await RunAsync("scores", "--json", "--name", "tone"))!.AsArray();
        var sessions = await RunAsync("sessions");
        var session = await RunAsync("sessions", "chat-2f9c");
        var metrics = (await RunAsync("metrics", "--by", "model", "--last", "1d")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();

        Assert.Equal("friendly", (string?)Assert.Single(scores)!["value"]);
        Assert.Contains("chat-2f9c", sessions, StringComparison.Ordinal);
        Assert.Contains(RagTrace.TraceId, session, StringComparison.Ordinal);
        var gpt = metrics.Single(cells => cells[0] == "gpt-4o");
        Assert.Equal(("1", "921", "$0.0023"), (gpt[1], gpt[4], gpt[5][..7]));
    }

    [Fact]
    public async Task DatasetsAndRuns_AreListed()
    {
        await Client.PostAsync("api/public/v2/datasets", """{"name":"golden/set","description":"d"}""");
        await Client.PostAsync("api/public/dataset-items", """{"id":"i1","datasetName":"golden/set","input":{"q":1},"expectedOutput":"a"}""");
        await Client.ExportAsync(new ProtoSpan());
        await Client.PostAsync("api/public/dataset-run-items", $$"""{"runName":"r1","datasetItemId":"i1","traceId":"{{Ids.Trace(1)}}"}""");
        await Client.PostAsync("api/public/scores", $$"""{"name":"accuracy","value":0.5,"traceId":"{{Ids.Trace(1)}}"}""");

        Assert.Contains("golden/set\td", await RunAsync("datasets"), StringComparison.Ordinal);
        Assert.Contains("i1\tACTIVE\t{\"q\":1}\ta", await RunAsync("datasets", "golden/set"), StringComparison.Ordinal);
        Assert.Contains("\tr1\t", await RunAsync("runs", "golden/set"), StringComparison.Ordinal);
        Assert.Contains("accuracy 0.5", await RunAsync("runs", "golden/set", "r1"), StringComparison.Ordinal);
        var (code, _, error) = await Tool.RunAsync(Environment, "runs", "absent");
        Assert.Equal(1, code);
        Assert.Contains("has no dataset 'absent'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ForPrograms_IsJson()
    {
        var findings = JsonNode.Parse(await RunAsync("doctor", "--json"))!.AsArray();

        Assert.Equal(["Address", "Clock", "Keys", "Export"], findings.Select(finding => (string)finding!["name"]!));
        Assert.All(findings, finding => Assert.True((bool)finding!["isGood"]!));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _langfuse_observe langfuse-observe")]
    [InlineData("zsh", "#compdef langfuse-observe")]
    [InlineData("fish", "complete -c langfuse-observe")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public async Task Completion_PrintsAScript(string shell, string expected) => Assert.Contains(expected, await RunAsync("completion", shell), StringComparison.Ordinal);

    [Fact]
    public async Task WhatTheShellAsks_IsAnswered()
    {
        const string Line = "langfuse-observe pro";

        Assert.Contains("prompts", (await RunAsync($"[suggest:{Line.Length}]", Line)).Split('\n').Select(line => line.Trim()));
    }

    [Fact]
    public async Task TheFirstServe_PrintsWhatToPaste_AndTheSecondDoesNot()
    {
        using var folder = new TemporaryFolder();
        async Task<string> ServeAsync()
        {
            using var process = Tool.Start(null, "serve", "--port", "0", "--data", folder.File("t.db"));
            var lines = new List<string>();
            while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Ctrl+C stops", StringComparison.Ordinal))
            {
                lines.Add(line);
            }

            process.Kill();
            await process.WaitForExitAsync();
            return string.Join('\n', lines);
        }

        var first = await ServeAsync();
        var second = await ServeAsync();

        foreach (var expected in (string[])["LangfuseClient.Start()", "[Observe]", "from langfuse import observe", "LangfuseSpanProcessor"])
        {
            Assert.Contains(expected, first, StringComparison.Ordinal);
            Assert.DoesNotContain(expected, second, StringComparison.Ordinal);
        }
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await Tool.RunAsync(Environment, arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: {code} {error}");
        return output;
    }
}
