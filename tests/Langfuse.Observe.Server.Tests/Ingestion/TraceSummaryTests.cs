using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Ingestion;

public class TraceSummaryTests : ServerTest
{
    private const ulong Second = 1_000_000_000;
    private const ulong Start = 1_770_000_000 * Second;

    [Fact]
    public async Task Trace_IsSummedUpFromItsSpans_OverSeveralExports()
    {
        await Client.ExportAsync(new ProtoSpan
        {
            SpanId = Ids.Span(2), ParentSpanId = Ids.Span(1), Name = "child", Start = Start + Second, End = Start + 4 * Second,
            Attributes = { ["user.id"] = "ada", ["langfuse.trace.tags"] = new[] { "old" }, ["langfuse.observation.cost_details"] = """{"total":0.25}""", ["langfuse.observation.level"] = "WARNING", ["langfuse.observation.input"] = "child's" },
        });
        await Client.ExportAsync(new ProtoSpan
        {
            SpanId = Ids.Span(1), Name = "root", Start = Start, End = Start + 2 * Second,
            Attributes =
            {
                ["session.id"] = "s1", ["langfuse.trace.name"] = "support", ["langfuse.trace.tags"] = new[] { "a", "b" }, ["langfuse.trace.public"] = true, ["langfuse.version"] = "1.4",
                ["langfuse.observation.input"] = "the question", ["langfuse.observation.output"] = """{"answer":42}""", ["langfuse.trace.metadata.channel"] = "web", ["langfuse.observation.cost_details"] = """{"total":0.5}""",
            },
        });

        var trace = await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}");

        Assert.Equal(("support", "ada", "s1", "1.4", true), ((string)trace["name"]!, (string)trace["userId"]!, (string)trace["sessionId"]!, (string)trace["version"]!, (bool)trace["public"]!));
        Assert.Equal("""["a","b"]""", trace["tags"]!.ToJsonString());
        Assert.Equal("2026-02-02T02:40:00.000Z", (string?)trace["timestamp"]);
        Assert.Equal((4.0, 0.75), ((double)trace["latency"]!, (double)trace["totalCost"]!));
        Assert.Equal("the question", (string?)trace["input"]);
        Assert.Equal("""{"answer":42}""", trace["output"]!.ToJsonString());
        Assert.Equal("web", (string?)trace["metadata"]!["channel"]);
        Assert.Equal(["root", "child"], trace["observations"]!.AsArray().Select(observation => (string)observation!["name"]!));
    }

    [Fact]
    public async Task Trace_WhoseOnlySpanIsAnAppRootUnderAForeignParent_TakesItsName()
    {
        await Client.ExportAsync(new ProtoSpan { ParentSpanId = Ids.Span(9), Name = "answer", Attributes = { ["langfuse.internal.is_app_root"] = true } });

        Assert.Equal("answer", (string?)(await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}"))["name"]);
    }
}
