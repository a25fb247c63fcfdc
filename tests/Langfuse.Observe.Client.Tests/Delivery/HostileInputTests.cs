using System.Diagnostics;
using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Client.Tests.Tracing;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>Whatever is recorded: nothing is thrown, and it arrives or is counted.</summary>
[Collection(nameof(PipelineTests))]
public sealed class HostileInputTests
{
    private const string Lone = "\ud800 lone \udc00";

    private static readonly ActivitySource s_models = new("OpenAI.Hostile");

    [Fact]
    public async Task LoneSurrogates_InEveryText_Arrive()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();
        var trace = client.StartTrace(Lone, userId: Lone, sessionId: Lone, tags: [Lone], input: Lone, metadata: new Dictionary<string, string> { [Lone] = Lone }, version: Lone);
        trace.Update(output: new { text = Lone }, modelParameters: new { stop = Lone }, statusMessage: Lone, model: Lone);
        trace.Score(Lone, Lone, comment: Lone, metadata: new { text = Lone }, scoreId: Lone);
        using (LangfuseContext.Propagate(userId: Lone, asBaggage: true))
        {
            trace.StartSpan("child").End();
        }

        trace.End();
        var result = await client.FlushAsync();

        Assert.Equal((3, 0, 0), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal("\ufffd lone \ufffd", Spans.Of(server).Single(static span => span.ParentSpanId is null)["langfuse.observation.input"]);
        var score = JsonDocument.Parse(server.Requests.Single(static request => !request.IsSpans).Body).RootElement.GetProperty("batch")[0].GetProperty("body");
        Assert.Equal("\ufffd lone \ufffd", score.GetProperty("comment").GetString());
    }

    [Fact]
    public async Task NumbersThatJsonHasNot_Arrive()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();
        client.StartTrace("t", input: new { nan = double.NaN, infinite = float.NegativeInfinity, big = decimal.MaxValue, half = Half.NaN }).End();
        client.Score("nan", double.NaN, sessionId: "s");
        client.Score("infinite", double.PositiveInfinity, sessionId: "s");
        client.Score("big", double.MaxValue, sessionId: "s");
        var result = await client.FlushAsync();

        Assert.Equal((2, 0, 2), (result.Sent, result.Pending, result.Dropped));
        using var input = JsonDocument.Parse((string)Assert.Single(Spans.Of(server))["langfuse.observation.input"]!);
        Assert.Equal("NaN", input.RootElement.GetProperty("nan").GetString());
    }

    [Fact]
    public async Task TimesOutsideTheWire_AreBroughtInto()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            client.StartObservation("long ago", startTime: DateTimeOffset.MinValue.AddDays(1)).End(endTime: DateTimeOffset.MinValue.AddDays(2));
            client.StartObservation("far away", startTime: DateTimeOffset.MaxValue).End(endTime: DateTimeOffset.MaxValue);
            client.StartObservation("backwards", startTime: DateTimeOffset.UtcNow).End(endTime: DateTimeOffset.UtcNow.AddHours(-1));
            client.StartObservation("before 1970", startTime: DateTimeOffset.UnixEpoch.AddYears(-1)).End();
        }

        var spans = Spans.Of(server);
        Assert.Equal(4, spans.Count);
        Assert.All(spans, static span => Assert.InRange(span.Start, 0ul, (ulong)long.MaxValue));
        Assert.All(spans, static span => Assert.InRange(span.End, span.Start, (ulong)long.MaxValue));
        Assert.Equal(0ul, spans.Single(static span => span.Name == "long ago").Start);
        Assert.Equal(0ul, spans.Single(static span => span.Name == "before 1970").Start);
    }

    [Fact]
    public async Task ThousandsOfAttributes_Arrive()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            client.StartTrace("t", metadata: Enumerable.Range(0, 20_000).ToDictionary(static number => "key" + number, static number => number)).End();
        }

        Assert.Equal(20_000, Assert.Single(Spans.Of(server)).Keys.Count(static key => key.StartsWith("langfuse.trace.metadata.key", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FieldsBeyondTheLimit_AreCutAndMarked()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(static options => options.MaxFieldBytes = 1_000))
        {
            client.StartTrace("t", input: new string('ü', 5_000), metadata: new { huge = new string('x', 50_000) }).End(output: Enumerable.Range(0, 5_000).ToArray());
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.All(span.Attributes, static attribute => Assert.True(attribute.Value is not string text || text.Length < 1_100, attribute.Key));
    }

    [Fact]
    public async Task SpanThatNoServerTakes_CostsOnlyItself()
    {
        await using var server = RawServer.Start();
        await using var client = server.Client(static options => (options.MaxFieldBytes, options.MaxQueueBytes) = (40 << 20, 1L << 30));
        client.StartTrace("before").End();
        var text = new string('x', 33 << 20);
        client.StartTrace("monster", input: text).End(output: text);
        client.StartTrace("after").End();
        var result = await client.FlushAsync();

        Assert.Equal((2, 0, 1), (result.Sent, result.Pending, result.Dropped));
        Assert.Equal(1, client.Delivery.DroppedFor(DropReason.TooLarge));
        Assert.Equal(["after", "before"], Spans.Of(server).Select(static span => span.Name).Order());
        Assert.Equal((0, 0), (client.Delivery.QueueLength, client.Delivery.QueueBytes));
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("'monster'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ForeignValues_ThatThrow_CostOnlyThemselves()
    {
        await using var server = RawServer.Start();
        using (new TestPipeline(server, static options => options.Mask = static (_, text) => text.Replace("s3cr3t", "***", StringComparison.Ordinal)))
        {
            using var chat = s_models.StartActivity("chat")!;
            chat.SetTag("fine", "yes").SetTag("throws", new Throwing()).SetTag("list", new object?[] { "a", new Throwing(), null, "my s3cr3t" });
            chat.SetTag("changes", new Changing()).SetTag("nan", double.NaN).SetTag("big", ulong.MaxValue);
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal(("yes", "(its ToString threw InvalidOperationException)"), (span["fine"], span["throws"]));
        Assert.Equal(["a", "(its ToString threw InvalidOperationException)", "", "my ***"], (object[])span["list"]!);
        Assert.Equal(["first", "(reading the rest threw InvalidOperationException)"], (object[])span["changes"]!);
        Assert.Equal(("18446744073709551615", double.NaN), (span["big"], span["nan"]));
    }

    [Fact]
    public async Task ForeignSpan_AfterTheDisposal_IsCounted()
    {
        await using var server = RawServer.Start();
        using var pipeline = new TestPipeline(server);
        using var chat = s_models.StartActivity("late")!;
        await pipeline.Client.DisposeAsync();
        chat.Dispose();

        Assert.Equal((1, 0), (pipeline.Client.Delivery.DroppedFor(DropReason.Disposed), pipeline.Client.Delivery.Pending));
    }

    [Fact]
    public async Task TagsThatThrow_AreLeftOut_AndNothingIsThrown()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using (LangfuseContext.Propagate(userId: "u1", tags: Throws()))
            using (var trace = client.StartTrace("t", tags: Throws()))
            {
                trace.Update(output: "fine");
            }
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal(("fine", "u1", null), (span["langfuse.observation.output"], span["user.id"], span["langfuse.trace.tags"]));
    }

    public static TheoryData<TimeSpan> StrangeTimes => [TimeSpan.MaxValue, TimeSpan.FromDays(365), Timeout.InfiniteTimeSpan];

    [Theory]
    [MemberData(nameof(StrangeTimes))]
    public async Task Flush_WithAStrangeTime_Flushes(TimeSpan timeout)
    {
        await using var server = RawServer.Start();
        await using var client = server.Client();
        client.StartTrace("t").End();

        Assert.Equal(1, (await client.FlushAsync(timeout)).Sent);
    }

    [Fact]
    public async Task Flush_WithANegativeTime_EndsAtOnce()
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Never);
        await using var client = server.Client(static options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        client.StartTrace("t").End();

        Assert.Equal(1, (await client.FlushAsync(TimeSpan.FromSeconds(-5))).Pending);
    }

    private static IEnumerable<string> Throws()
    {
        yield return "first";
        throw new InvalidOperationException("no more");
    }

    private sealed class Throwing
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }

    private sealed class Changing : System.Collections.ArrayList
    {
        public override System.Collections.IEnumerator GetEnumerator() => Throws().GetEnumerator();

        private static IEnumerable<string> Throws()
        {
            yield return "first";
            throw new InvalidOperationException("changed");
        }
    }
}
