using System.Diagnostics;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Client.Tests.Recording;

/// <summary>What a trace says where a request, not an observation, is its root.</summary>
public sealed class TraceShapeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SeveralFirstObservations_ShareTheNameOfTheFirst(bool isSentBetween)
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var request = new Activity("request").Start();
            client.StartObservation("First", input: "a").End(output: "one");
            if (isSentBetween)
            {
                await client.FlushAsync();
            }

            using (client.StartObservation("Second", input: "b"))
            {
                client.StartSpan("child").End();
                LangfuseContext.Current!.Update(output: "two");
            }
        }

        var spans = Spans.Of(server).ToDictionary(span => span.Name);
        Assert.Single(spans.Values.Select(span => span.TraceId).Distinct());
        Assert.All(["Second", "child"], name => Assert.Equal("First", spans[name]["langfuse.trace.name"]));
        Assert.Contains(spans["First"]["langfuse.trace.name"], new[] { null, "First" });
        Assert.Equal(("b", "two"), (spans["Second"]["langfuse.observation.input"], spans["Second"]["langfuse.observation.output"]));
        Assert.Equal("two", spans["Second"]["langfuse.trace.output"]);
        if (!isSentBetween)
        {
            Assert.Equal("a", spans["Second"]["langfuse.trace.input"]);
        }
    }

    /// <summary>A server refuses a trace whose name is longer than 1,000 characters, with all that is said of it.</summary>
    [Theory]
    [InlineData(1000, 1000)]
    [InlineData(1001, 1000)]
    [InlineData(1 << 20, 1000)]
    public async Task LongNames_AreCut(int length, int sent)
    {
        var name = new string('n', length);
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var trace = client.StartTrace(name, current: false);
            trace.StartSpan("renamed").Update(name: name).End();
        }

        Assert.All(Spans.Of(server), span =>
        {
            Assert.Equal(sent, span.Name.Length);
            Assert.Equal(length > sent, span.Name.EndsWith('…'));
            Assert.Null(span["langfuse.trace.name"]);
        });
        Assert.Equal(2, Spans.Of(server).Count);
    }

    [Fact]
    public async Task LongName_IsNotCutThroughACharacter()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            client.StartSpan(new string('n', 998) + "\U0001F600 and more").End();
        }

        Assert.Equal(new string('n', 998) + "…", Assert.Single(Spans.Of(server)).Name);
    }

    [Fact]
    public async Task LongName_IsMaskedBeforeItIsCut()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(options => options.Mask = (_, text) => text.Replace("secret-4711", "***", StringComparison.Ordinal)))
        {
            client.StartSpan(new string('n', 994) + "secret-4711").End();
        }

        Assert.Equal(new string('n', 994) + "***", Assert.Single(Spans.Of(server)).Name);
    }

    [Fact]
    public async Task LongTextsOfATrace_AreNotSent()
    {
        var text = new string('x', 1 << 20);
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var trace = client.StartTrace("short", userId: text, sessionId: text, version: text, release: text, tags: [text, "kept"]);
            LangfuseContext.UpdateCurrentTrace(name: text, userId: text, sessionId: text, version: text, tags: [text]);
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.All(span.Attributes, attribute => Assert.InRange(attribute.Value.ToString()!.Length, 0, 200));
        Assert.Equal("short", span["langfuse.trace.name"]);
    }

    [Fact]
    public async Task SeveralFirstObservations_ShareWhatIsSaidOfTheTrace()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var request = new Activity("request").Start();
            using (client.StartObservation("First"))
            {
                LangfuseContext.UpdateCurrentTrace(name: "support", userId: "u1");
            }

            using (new Activity("inner").Start())
            {
                client.StartObservation("Second").End();
            }
        }

        var second = Spans.Of(server).Single(span => span.Name == "Second");
        Assert.Equal(("support", "u1"), (second["langfuse.trace.name"], second["user.id"]));
    }

    [Fact]
    public async Task FirstObservationsOfTwoRequests_ShareNothing()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            for (var request = 0; request < 2; request++)
            {
                using var activity = new Activity("request").Start();
                client.StartObservation("Only" + request).End();
            }
        }

        Assert.All(Spans.Of(server), span => Assert.Null(span["langfuse.trace.name"]));
    }

    [Fact]
    public async Task TraceOfItsOwnInsideARequest_KeepsItsName()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var request = new Activity("request").Start();
            client.StartObservation("First").End();
            client.StartTrace("apart").End();
        }

        Assert.Equal("apart", Spans.Of(server).Single(span => span.Name == "apart")["langfuse.trace.name"]);
    }

    [Fact]
    public async Task FirstObservationBelowAnotherProcessesSpan_IsTheApplicationsRoot()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var request = new Activity("request").SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom()).Start();
            client.StartObservation("First", input: "a").End(output: "one");
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal(true, span["langfuse.internal.is_app_root"]);
        Assert.NotNull(span.ParentSpanId);
    }

    [Fact]
    public async Task UpdateOfATraceThatWasSent_IsSaidAndCounted()
    {
        await using var server = RawServer.Start();
        await using var client = server.Client();
        var trace = client.StartTrace("late-trace");
        await EndAsync(trace);
        await client.FlushAsync();

        LangfuseContext.UpdateCurrentTrace(userId: "late");

        Assert.Equal(1, client.Delivery.MissedUpdates);
        Assert.Contains("missed updates 1", client.Delivery.ToString(), StringComparison.Ordinal);
        Assert.Contains(TestLog.Entries, entry => entry.Message.Contains("after it had been sent", StringComparison.Ordinal));

        static async Task EndAsync(Observation observation)
        {
            await Task.Yield();
            observation.End();
        }
    }

    [Fact]
    public async Task UpdateOfAnEndedObservation_IsCounted()
    {
        await using var server = RawServer.Start();
        await using var client = server.Client();
        var trace = client.StartTrace("t");
        trace.End();

        trace.Update(output: "late");

        Assert.Equal(1, client.Delivery.MissedUpdates);
    }

    [Fact]
    public async Task UpdateOfATraceThatStillRuns_IsNotLate()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using (client.StartTrace("t"))
            {
                client.StartSpan("child").End();
                await client.FlushAsync();
                LangfuseContext.UpdateCurrentTrace(userId: "u1");
            }

            await client.FlushAsync();
            Assert.Equal(0, client.Delivery.MissedUpdates);
        }

        Assert.Equal("u1", Spans.Of(server).Single(span => span.Name == "t")["user.id"]);
    }

    [Fact]
    public async Task MetadataKeyOfAnObservation_WinsOverTheTraces()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var trace = client.StartTrace("t", metadata: new { plan = "pro", region = "eu" });
            trace.StartSpan("child", metadata: new { plan = "own" }).End();
        }

        var child = Spans.Of(server).Single(span => span.Name == "child");
        Assert.Equal("own", child["langfuse.observation.metadata.plan"]);
        Assert.Null(child["langfuse.trace.metadata.plan"]);
        Assert.Equal("eu", child["langfuse.trace.metadata.region"]);
    }

    [Fact]
    public async Task ValuesOfATrace_AreHeldToTheLimitsOfPropagatedOnes()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            var isLong = new string('x', 201);
            using (client.StartTrace("t", userId: isLong, sessionId: "", tags: ["ok", isLong, ""]))
            {
                LangfuseContext.UpdateCurrentTrace(name: "", version: isLong);
            }

            using (client.StartTrace("second", userId: new string('y', 200)))
            {
            }
        }

        var first = Spans.Of(server).Single(span => span.Name == "t");
        Assert.Equal((null, null, null, "t"), (first["user.id"], first["session.id"], first["langfuse.version"], first["langfuse.trace.name"]));
        Assert.Equal(["ok"], (object[])first["langfuse.trace.tags"]!);
        Assert.Equal(200, ((string)Spans.Of(server).Single(span => span.Name == "second")["user.id"]!).Length);
    }

    [Fact]
    public async Task Awaited_IsSentByTheFlushThatFollows()
    {
        await using var server = RawServer.Start();
        await using var client = server.Client();
        var method = new ObservedMethod("Tests", "Call", ObservationType.Span, ObservedMethodOptions.CaptureOutput).WithProject(client.Project!);
        for (var round = 1; round <= 100; round++)
        {
            await ObservationScope.Follow(ObservationScope.Begin(method), WorkAsync());
            await client.FlushAsync();
            Assert.Equal(round, client.Delivery.SentObservations);
        }

        static async Task<int> WorkAsync()
        {
            await Task.Yield();
            return 1;
        }
    }
}
