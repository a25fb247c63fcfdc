using System.Diagnostics;
using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Client.Tests.Tracing;

namespace Langfuse.Observe.Client.Tests.Recording.Sampling;

/// <summary>With a sample rate of 0, only what an error keeps is delivered.</summary>
[Collection(nameof(PipelineTests))]
public sealed class KeepTracesWithErrorsTests
{
    private static readonly ActivitySource s_models = new("OpenAI.Tail");

    [Fact]
    public async Task Trace_WithAnError_IsDeliveredWhole()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = Client(server))
        {
            using var root = client.StartObservation("root");
            root.StartSpan("before").End();
            root.StartSpan("failed").End(level: ObservationLevel.Error, statusMessage: "no");
            root.StartSpan("after").End();
        }

        Assert.Equal(["after", "before", "failed", "root"], Spans.Of(server).Select(static span => span.Name).Order());
    }

    [Fact]
    public async Task Trace_WithoutAnError_IsLeftOutAndCounted()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = Client(server);
        using (var root = client.StartObservation("root"))
        {
            root.StartSpan("child").End(level: ObservationLevel.Warning);
            root.Score("s", 1);
        }

        var result = await client.FlushAsync();

        Assert.Equal((0, 0, 0), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(3, client.Delivery.SampledOut);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task RootThatFails_BringsItsChildren()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = Client(server))
        {
            var root = client.StartObservation("root");
            root.StartSpan("child").End();
            root.End(level: ObservationLevel.Error);
        }

        Assert.Equal(["child", "root"], Spans.Of(server).Select(static span => span.Name).Order());
    }

    [Fact]
    public async Task ErrorAfterTheRootEnded_ComesTooLate()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = Client(server);
        var root = client.StartObservation("root");
        var late = root.StartSpan("late", current: false);
        root.End();
        late.End(level: ObservationLevel.Error);
        await client.FlushAsync();

        Assert.Empty(server.Requests);
        Assert.Equal(2, client.Delivery.SampledOut);
    }

    [Fact]
    public async Task Scores_FollowTheirTrace()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        string kept;
        await using (var client = Client(server))
        {
            var root = client.StartTrace("root");
            kept = root.TraceId;
            root.Score("before-the-error", 1);
            client.Score("before-by-id", 1, traceId: kept);
            root.StartSpan("failed").End(level: ObservationLevel.Error);
            root.Score("after-the-error", 1);
            root.End();
            client.Score("after-the-end-by-id", 1, traceId: kept);
            client.Score("of-another-trace", 1, traceId: LangfuseClient.CreateTraceId());
        }

        Assert.Equal(["after-the-end-by-id", "after-the-error", "before-by-id", "before-the-error"], ScoreNames(server).Order());
    }

    [Fact]
    public async Task SpansOfOtherLibraries_FollowTheirTrace()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using (var pipeline = new TestPipeline(server, static options => (options.SampleRate, options.KeepTracesWithErrors) = (0, true)))
        {
            using (pipeline.Client.StartObservation("fine"))
            {
                s_models.StartActivity("left out")!.Dispose();
            }

            using var root = pipeline.Client.StartObservation("fails");
            s_models.StartActivity("kept")!.Dispose();
            root.End(level: ObservationLevel.Error);
        }

        Assert.Equal(["fails", "kept"], Spans.Of(server).Select(static span => span.Name).Order());
    }

    [Fact]
    public async Task TracesInTheSample_DoNotWait()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client(static options => options.KeepTracesWithErrors = true);
        var root = client.StartObservation("root");
        root.StartSpan("child").End();
        await client.FlushAsync();

        Assert.Equal("child", Assert.Single(Spans.Of(server)).Name);
        root.End();
    }

    [Fact]
    public async Task HeldTraces_BeyondTheQueuesLimit_AreLetGoOldestFirst()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client(static options => (options.SampleRate, options.KeepTracesWithErrors, options.MaxQueueBytes) = (0, true, 50_000));
        var roots = Enumerable.Range(0, 20).Select(number => client.StartTrace("root " + number, current: false)).ToList();
        foreach (var root in roots)
        {
            root.StartSpan("child", input: new string('x', 5_000), current: false).End();
        }

        Assert.InRange(client.Delivery.SampledOut, 10, 19);
        roots[0].End(level: ObservationLevel.Error);
        roots[19].End(level: ObservationLevel.Error);
        await client.FlushAsync();

        var names = Spans.Of(server).Select(static span => span.Name).ToList();
        Assert.Equal(["child", "root 19"], names.Order());
    }

    [Fact]
    public async Task TracesThatAreOpenAtTheEnd_AreCounted()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        var client = Client(server);
        client.StartTrace("open", current: false).StartSpan("child", current: false).End();
        await client.DisposeAsync();

        Assert.Equal(1, client.Delivery.SampledOut);
        Assert.Empty(server.Requests);
    }

    private static LangfuseClient Client(RawServer server) =>
        server.Client(static options => (options.SampleRate, options.KeepTracesWithErrors) = (0, true));

    private static List<string> ScoreNames(RawServer server) => [.. server.Requests
        .Where(static request => !request.IsSpans)
        .SelectMany(static request => JsonDocument.Parse(request.Body).RootElement.GetProperty("batch").EnumerateArray())
        .Select(static item => item.GetProperty("body").GetProperty("name").GetString()!)];
}
