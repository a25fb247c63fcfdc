using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Runs;

public sealed class RunSinkTests
{
    [Fact]
    public async Task Listing_MakesTheTraceOfARun()
    {
        await using var server = await Servers.StartAsync();
        await using var sink = LangfuseRunSink.FromEnvironment(enabled: true, options =>
            (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, server.PublicKey, server.SecretKey));
        string traceId;
        await using (var run = sink.StartRun(runId: "abc12345", name: "agent-run", task: "Create a signature",
            environment: "pure_rlm", parameters: new { max_steps = 8 }, tags: ["rlm"]))
        {
            traceId = run.TraceId;
            run.Step(action: "run_python", code: "print(1)", success: true, output: "1", reward: 0.5);
            run.Step(action: "submit", code: new string('x', 600), success: false, output: new string('y', 600), reward: 0.25, error: "timeout");
            await run.CompleteAsync(completed: true, finalAnswer: new string('z', 600));
        }

        RunSinkStatus status = sink.Status;
        Assert.Equal(("langfuse", true, true), (status.Name, status.Enabled, status.Available));
        await using var langfuse = Servers.Client(server, "run-sink-reader");
        var trace = await langfuse.Traces.GetAsync(traceId);
        Assert.Equal(("agent-run", "Create a signature"), (trace.Name, trace.InputText));
        Assert.Equal(["rlm"], trace.Tags);
        Assert.Equal(LangfuseClient.CreateTraceId("abc12345"), trace.Id);
        Assert.Equal(["agent-run", "step-1", "step-2"], trace.Observations.Select(static observation => observation.Name));
        var (first, second) = (trace.Observations[1], trace.Observations[2]);
        Assert.Equal(("run_python", "print(1)"), (Text(first.Input, "action"), Text(first.Input, "code")));
        Assert.Equal((true, "1"), (first.Output.GetProperty("success").GetBoolean(), Text(first.Output, "output")));
        Assert.Equal(("ERROR", "timeout"), (second.Level, second.StatusMessage));
        Assert.Equal((500, 500), (Text(second.Input, "code").Length, Text(second.Output, "output").Length));
        Assert.Equal(("2", "0.25", "0.75"), (Text(second.Metadata, "step"), Text(second.Metadata, "reward"), Text(second.Metadata, "cumulative_reward")));
        Assert.Equal((true, 2, 0.75, 500), (
            trace.Output.GetProperty("completed").GetBoolean(), trace.Output.GetProperty("steps").GetInt32(), trace.Output.GetProperty("total_reward").GetDouble(), Text(trace.Output, "final_answer").Length));
        var scores = await langfuse.Scores.ListAsync(traceId: traceId).ToListAsync();
        Assert.Equal([("completed", 1.0), ("reward", 0.75)], scores.Select(static score => (score.Name, score.Number!.Value)).Order());
    }

    [Fact]
    public async Task BadKeys_TurnItOff_SayWhy_AndTheRunGoesOn()
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Status(401, """{"message":"Invalid credentials."}"""));
        await using var sink = LangfuseRunSink.FromEnvironment(enabled: true, options => (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, "pk", "sk"));

        Assert.Equal((true, false), (sink.Status.Enabled, sink.Status.Available));
        Assert.Contains("Invalid credentials", sink.Status.Detail, StringComparison.Ordinal);
        await using var run = sink.StartRun("r1", task: "t");
        run.Step("a", "c", true, "o", 1);
        await run.CompleteAsync(true);
        Assert.All(server.Requests, static request => Assert.EndsWith("/api/public/projects", request.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Off_RecordsNothing_AndSaysHowToTurnItOn()
    {
        await using var sink = LangfuseRunSink.FromEnvironment(enabled: false);
        await using var run = sink.StartRun("r1");
        run.Step("a");
        await run.CompleteAsync();

        Assert.Equal((false, false), (sink.Status.Enabled, sink.Status.Available));
        Assert.Contains("LANGFUSE_RUN_SINK_ENABLED", sink.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThousandsOfRunsAtOnce_EachKeepToTheirOwn()
    {
        await using var server = RawServer.Start(static request => request.Path.EndsWith("/projects", StringComparison.Ordinal)
            ? RawAnswer.Status(200, """{"data":[{"id":"p","name":"demo"}]}""") : RawAnswer.AcceptAll(request));
        await using var client = server.Client();
        var sink = LangfuseRunSink.For(client);

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(number => Task.Run(async () =>
        {
            var run = sink.StartRun($"run-{number}", task: $"task {number}");
            for (var step = 0; step < 3; step++)
            {
                run.Step("act", $"code {number}", true, $"{number}", 1);
                await Task.Yield();
            }

            run.Step("after");
            await using (run)
            {
            }
        })));
        await client.FlushAsync();

        var byTrace = Spans.Of(server).GroupBy(static span => span.TraceId).ToList();
        Assert.Equal(2_000, byTrace.Count);
        Assert.All(byTrace, static spans =>
        {
            Assert.Equal(["agent-run", "step-1", "step-2", "step-3", "step-4"], spans.Select(static span => span.Name).Order(StringComparer.Ordinal));
            var root = spans.Single(static span => span.ParentSpanId is null);
            Assert.All(spans.Where(span => span != root), span => Assert.Equal(root.SpanId, span.ParentSpanId));
            Assert.Contains("disposed before", root["langfuse.observation.status_message"] as string, StringComparison.Ordinal);
        });
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).ToString();
}
