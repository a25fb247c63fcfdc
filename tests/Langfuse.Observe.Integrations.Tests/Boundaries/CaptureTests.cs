using System.Threading.Channels;
using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Integrations.Tests.Boundaries;

/// <summary>Work that leaves the flow of control goes on in its trace where it is done.</summary>
public sealed class CaptureTests
{
    [Fact]
    public async Task Channel_WorkHangsUnderWhoAskedForIt()
    {
        using var recorder = LangfuseRecorder.Start();
        var queue = Channel.CreateUnbounded<(string Order, string? Context)>();

        // Its flow is that of the start, not of whoever writes to the queue.
        var worker = Task.Run(async () =>
        {
            await foreach (var (order, context) in queue.Reader.ReadAllAsync())
            {
                using (LangfuseContext.Restore(context))
                {
                    Ship(order);
                }

                Assert.Null(LangfuseContext.CurrentTraceId);
            }
        });
        foreach (var order in (string[])["a", "b"])
        {
            using (LangfuseContext.Propagate(userId: "user-" + order, sessionId: "s", tags: ["queue", "eu,west"], metadata: new { shop = "Grüße = 5" }))
            using (LangfuseContext.StartObservation("order " + order))
            {
                queue.Writer.TryWrite((order, LangfuseContext.Capture()));
            }
        }

        queue.Writer.Complete();
        await worker;

        Assert.Equal(2, recorder.Traces.Count);
        Assert.Equal(["user-a", "user-b"], recorder.Traces.Select(static trace => trace.UserId!).Order());
        foreach (var trace in recorder.Traces)
        {
            var order = trace.UserId![^1..];
            trace.ShouldHaveTool("Ship").WithInput($$"""{"order":"{{order}}"}""");
            Assert.Equal(trace.Observations.Single(o => o.Name == "order " + order).Id, trace.Observations.Single(static o => o.Name == "Ship").ParentId);
        }
    }

    [Fact]
    public void Text_FitsAHeader_AndKeepsWhatTheTraceCarries()
    {
        using var recorder = LangfuseRecorder.Start();
        string captured;
        using (LangfuseContext.Propagate(userId: "outer", traceName: "n,a=m;e", environment: "staging", tags: ["x"]))
        using (LangfuseContext.StartObservation("first"))
        {
            LangfuseContext.UpdateCurrentTrace(userId: "Zoë\r\n", tags: ["y"], metadata: new { k = "v" });
            captured = LangfuseContext.Capture()!;
        }

        Assert.All(captured, static character => Assert.InRange(character, '!', '~'));
        Assert.StartsWith("00-" + recorder.Traces[0].Id + "-" + recorder.Observations[0].Id + "-01;", captured, StringComparison.Ordinal);
        using (LangfuseContext.Restore(captured))
        {
            Assert.Equal(captured[(captured.IndexOf(';', StringComparison.Ordinal) + 1)..].Split(',').Order(), LangfuseContext.Capture()![(captured.IndexOf(';', StringComparison.Ordinal) + 1)..].Split(',').Order());
        }
    }

    [Fact]
    public void NothingAround_GivesNull_AndNothingIsRestored()
    {
        Assert.Null(LangfuseContext.Capture());
        foreach (var text in (string?[])[null, "", "nonsense", "00-zz-1-01", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01;broken"])
        {
            using (LangfuseContext.Restore(text))
            {
                Assert.Null(System.Diagnostics.Activity.Current);
            }
        }
    }

    [Fact]
    public void Traceparent_Alone_IsGoneOnWith_AndWhatWasCurrentComesBack()
    {
        using var recorder = LangfuseRecorder.Start();
        using (LangfuseContext.StartObservation("here"))
        {
            using (LangfuseContext.Restore("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
            {
                Ship("a");
            }

            Ship("b");
        }

        var shipped = recorder.Observations.Where(static o => o.Name == "Ship").ToList();
        Assert.Equal(("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"), shipped.Where(static o => o.Input!.Contains("\"a\"", StringComparison.Ordinal)).Select(static o => (o.TraceId, o.ParentId!)).Single());
        Assert.Equal("here", recorder.Observations.Single(above => above.Id == shipped.Single(static o => o.Input!.Contains("\"b\"", StringComparison.Ordinal)).ParentId).Name);
    }

    [Fact]
    public void TraceThatWasNotSampled_IsNotRecordedThere()
    {
        using var recorder = LangfuseRecorder.Start();

        using (LangfuseContext.Restore("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"))
        {
            Ship("a");
            Assert.EndsWith("-00", LangfuseContext.Capture(), StringComparison.Ordinal);
        }

        Ship("b");
        Assert.Equal("""{"order":"b"}""", recorder.Observations.Single().Input);
    }

    [Fact]
    public void LongValues_AreCutAtABound_WithTheTraceKept()
    {
        using var recorder = LangfuseRecorder.Start();
        var metadata = Enumerable.Range(0, 200).ToDictionary(static number => "key" + number, static _ => new string('ü', 150));
        using (LangfuseContext.Propagate(userId: "u", metadata: metadata))
        using (LangfuseContext.StartObservation("first"))
        {
            var captured = LangfuseContext.Capture()!;
            Assert.InRange(captured.Length, 1000, 8192);
            Assert.Contains(";langfuse_user_id=u,", captured, StringComparison.Ordinal);
        }
    }

    [Observe(AsType = ObservationType.Tool)]
    private static void Ship(string order) => GC.KeepAlive(order);
}
