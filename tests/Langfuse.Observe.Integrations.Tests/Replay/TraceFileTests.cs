using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Integrations.Tests.Replay;

/// <summary>The forms in which servers and exports give a trace.</summary>
public sealed class TraceFileTests
{
    private const string Observation =
        """{"id":"a1","traceId":"t","type":"TOOL","name":"Add","startTime":"2026-01-01T00:00:00.000Z","endTime":"2026-01-01T00:00:00.001Z","input":{"a":2,"b":2},"output":5,"metadata":{},"level":"DEFAULT"}""";

    [Theory]
    [InlineData("{\"id\":\"t\",\"name\":\"run\",\"observations\":[" + Observation + "]}")]
    [InlineData("{\"data\":[" + Observation + "],\"meta\":{}}")]
    [InlineData("[" + Observation + "]")]
    [InlineData(Observation)]
    [InlineData(Observation + "\n{\"id\":\"a2\",\"type\":\"SPAN\",\"name\":\"other\",\"startTime\":\"2026-01-01T00:00:00Z\"}\n")]
    [InlineData("{\"id\":\"t\",\"observations\":[{\"id\":\"a1\",\"type\":\"tool\",\"name\":\"Add\",\"start_time\":\"2026-01-01T00:00:00Z\",\"input\":\"{\\\"b\\\": 2, \\\"a\\\": 2}\",\"output\":\"5\"}]}")]
    public void EachForm_Answers(string json)
    {
        using var replay = LangfuseReplay.FromJson(json);

        Assert.Equal(5, Add(2, 2));

        replay.ShouldHaveNoDifference();
    }

    [Fact]
    public void File_IsFoundBesideTheTests()
    {
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "traces"));
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "traces", "add.json"), Observation);

        using var replay = LangfuseReplay.From("traces/add.json", names: ["Add"]);

        Assert.Equal(5, Add(2, 2));
    }

    [Observe(AsType = ObservationType.Tool)]
    private static int Add(int a, int b) => a + b;
}
