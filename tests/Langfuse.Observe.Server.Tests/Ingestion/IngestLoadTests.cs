using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Ingestion;

public sealed class IngestLoadTests : ServerTest
{
    private const int Exports = 40;
    private const int SpansPerExport = 500;

    [Fact]
    public async Task Burst_OfTwentyThousandSpans_IsCountedExactly()
    {
        var bodies = Enumerable.Range(0, Exports).Select(Body).ToArray();

        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (body, _) =>
        {
            using var response = await Client.ExportAsync(body);
            Assert.True(response.IsSuccessStatusCode);
        });
        using var again = await Client.ExportAsync(bodies[7]);

        var counts = await Client.GetAsync("api/local/counts");
        Assert.Equal((Exports * SpansPerExport / 5, Exports * SpansPerExport, SpansPerExport),
            ((int)counts["traces"]!, (int)counts["observations"]!, (int)counts["duplicates"]!));
    }

    // Traces of five spans; the five are spread over the export, as concurrent requests would do it.
    private static byte[] Body(int export) => ProtoSpan.Export([.. Enumerable.Range(0, SpansPerExport).Select(index => new ProtoSpan
    {
        TraceId = Ids.Trace(export * 1000 + index % (SpansPerExport / 5) + 1),
        SpanId = Ids.Span(export * 1000 + index + 1),
        ParentSpanId = index < 100 ? null : Ids.Span(export * 1000 + index % 100 + 1),
        Name = "step",
        Attributes =
        {
            ["langfuse.observation.type"] = "generation",
            ["langfuse.observation.input"] = """[{"role":"user","content":"What is the return policy for shoes bought online?"}]""",
            ["langfuse.observation.output"] = "You can return shoes within 30 days.",
            ["langfuse.observation.model.name"] = "gpt-4o-mini",
            ["langfuse.observation.usage_details"] = """{"input":120,"output":45}""",
            ["user.id"] = "user-1",
            ["session.id"] = "session-1",
        },
    })]);
}
