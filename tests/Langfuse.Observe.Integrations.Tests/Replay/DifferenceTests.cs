using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Integrations.Tests.Replay;

/// <summary>The first difference is named, with both values.</summary>
public sealed class DifferenceTests
{
    [Fact]
    public void OtherInput_NamesPlaceAndBothValues()
    {
        using var replay = Recorded(static () => Agent.Ask("Refund for order 7?", 1));

        Agent.Ask("Refund for order 8?", 1);

        var failure = Assert.Throws<ReplayException>(replay.ShouldHaveNoDifference);
        Assert.Equal(
            """
            The calls are not those of the recorded run.
            Step 1, 'Ask': the input differs at $.question.
              there recorded: "Refund for order 7?"
              there present:  "Refund for order 8?"
              recorded: {"question":"Refund for order 7?","temperature":1}
              present:  {"question":"Refund for order 8?","temperature":1}
            """,
            failure.Message.Replace(Place(failure.Message), "the recorded run", StringComparison.Ordinal));
    }

    [Fact]
    public void OtherOrder_NamesWhatWasDue()
    {
        using var replay = Recorded(static () =>
        {
            Agent.Ask("first", 1);
            Thread.Sleep(2);
            Agent.Weather("Paris");
        });

        Agent.Weather("Paris");
        Agent.Ask("first", 1);

        var difference = Assert.Single(replay.Differences);
        Assert.Equal((ReplayDifferenceKind.Order, 1, "Weather", "Ask"), (difference.Kind, difference.Step, difference.Name, difference.RecordedName));
        Assert.Contains("recorded: 'Ask' {\"question\":\"first\"", difference.ToString(), StringComparison.Ordinal);
        Assert.Contains("present:  'Weather' {\"city\":\"Paris\"}", difference.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SideBySide_HasNoOrder()
    {
        var trace = await RecordAsync(static () => Task.WhenAll(Agent.SlowAsync("a"), Agent.SlowAsync("b"), Agent.SlowAsync("c")));
        using var replay = LangfuseReplay.From(trace);

        var answers = await Task.WhenAll(Agent.SlowAsync("c"), Agent.SlowAsync("a"), Agent.SlowAsync("b"));

        Assert.Equal(["C", "A", "B"], answers);
        replay.ShouldHaveNoDifference();
    }

    [Fact]
    public void MissingCall_ThrowsAndIsTheDifference()
    {
        using var replay = Recorded(static () => Agent.Ask("once", 1));
        Agent.Ask("once", 1);

        var thrown = Assert.Throws<ReplayException>(static () => Agent.Ask("twice", 1));

        Assert.Equal(
            """
            Step 2, 'Ask': the trace has no such call left.
              It was called 1 time when the trace was recorded. All recorded calls have been made.
              present:  {"question":"twice","temperature":1}
            """,
            thrown.Message);
        Assert.Contains("Step 2, 'Ask'", Assert.Throws<ReplayException>(replay.ShouldHaveNoDifference).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CallNotMade_IsTheDifference()
    {
        using var replay = Recorded(static () =>
        {
            Agent.Ask("first", 1);
            Agent.Weather("Paris");
        });

        Agent.Ask("first", 1);

        var failure = Assert.Throws<ReplayException>(replay.ShouldHaveNoDifference);
        Assert.Contains("Step 2, 'Weather': recorded, and not called.\n  recorded: {\"city\":\"Paris\"}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IgnoredMembers_AreNoDifference()
    {
        using var replay = Recorded(static () => Agent.Ask("first", 1)).Ignoring("temperature");

        Agent.Ask("first", 2);

        replay.ShouldHaveNoDifference();
    }

    [Fact]
    public void UnknownName_SaysWhatThereIs()
    {
        var trace = Record(static () => Agent.Weather("Paris"));

        var failure = Assert.Throws<ReplayException>(() => LangfuseReplay.From(trace, names: ["get_wether"]));

        Assert.Contains("no observation named 'get_wether'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'Weather' (tool)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFile_SaysWhereItLooked()
    {
        var failure = Assert.Throws<FileNotFoundException>(static () => LangfuseReplay.From("traces/none.json"));

        Assert.Contains("langfuse-observe test-from", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatIsNoTrace_IsRefused() =>
        Assert.Contains("'observations'", Assert.Throws<ReplayException>(static () => LangfuseReplay.FromJson("{\"a\":1}")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Flows_DoNotSeeEachOther()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), static async (number, _) =>
        {
            var trace = await RecordAsync(() => Agent.SlowAsync("n" + number));
            using var replay = LangfuseReplay.From(trace);
            await Task.Yield();
            Assert.Equal("N" + number, await Agent.SlowAsync("n" + number));
            replay.ShouldHaveNoDifference();
            Assert.Equal(1, replay.Calls);
        });
        Assert.Equal("N1", await Agent.SlowAsync("n1"));
    }

    [Fact]
    public void InsideACallThatAnswers_NothingIsDue()
    {
        using var replay = Recorded(static () => Agent.Outer("x"));

        Assert.Equal("[X]", Agent.Outer("x"));

        replay.ShouldHaveNoDifference();
        Assert.Equal(1, replay.RecordedCalls);
    }

    private static string Place(string message) => message[(message.IndexOf("trace ", StringComparison.Ordinal))..message.IndexOf(".\n", StringComparison.Ordinal)];

    private static RecordedTrace Record(Action run)
    {
        using var recorder = LangfuseRecorder.Start();
        using (LangfuseContext.StartObservation("run"))
        {
            run();
        }

        return recorder.Traces.Single();
    }

    private static async Task<RecordedTrace> RecordAsync(Func<Task> run)
    {
        using var recorder = LangfuseRecorder.Start();
        using (LangfuseContext.StartObservation("run"))
        {
            await run();
        }

        return recorder.Traces.Single();
    }

    private static LangfuseReplay Recorded(Action run) => LangfuseReplay.From(Record(run));

    private static class Agent
    {
        [Observe(AsType = ObservationType.Generation)]
        public static string Ask(string question, int temperature) => question.ToUpperInvariant() + temperature;

        [Observe(AsType = ObservationType.Tool)]
        public static string Weather(string city) => city + ": 15 C";

        [Observe(AsType = ObservationType.Tool)]
        public static async Task<string> SlowAsync(string text)
        {
            await Task.Delay(20);
            return text.ToUpperInvariant();
        }

        [Observe(AsType = ObservationType.Generation)]
        public static string Outer(string text)
        {
            Thread.Sleep(2);
            return $"[{Inner(text)}]";
        }

        [Observe(AsType = ObservationType.Generation)]
        private static string Inner(string text) => text.ToUpperInvariant();
    }
}
