using System.Diagnostics;
using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Traces;

/// <summary>A trace with several observations at its top, read from a server of version 4, which keeps no record of traces.</summary>
public sealed class SeveralRootsTests
{
    [Fact]
    public async Task TraceThatIsNotThere_IsNamed_AlsoWhereTheOtherRequestIsGone()
    {
        await using var server = RawServer.Start(static request => request.Path.StartsWith("/api/public/v2/observations", StringComparison.Ordinal)
            ? RawAnswer.Status(200, """{"data":[],"meta":{}}""")
            : RawAnswer.Status(404, """{"message":"This endpoint is not available on deployments running in Langfuse v4 events_only mode."}"""));
        await using var client = server.Client();

        var missing = await Assert.ThrowsAsync<LangfuseException>(() => client.Traces.GetAsync("t-1"));

        Assert.Equal("The server has no trace 't-1', or has not stored it yet.", missing.Message);
        Assert.Equal(404, (int)missing.StatusCode!);
    }

    [Fact]
    public async Task InputIsThatOfTheFirst_OutputThatOfTheLastToEnd()
    {
        var trace = await ReadAsync(
            Root("third", start: 5, end: 6),
            Root("second", start: 3, end: 9),
            Root("first", start: 1, end: 2));

        Assert.Equal(("in first", "out second", "first"), (trace.InputText, trace.OutputText, trace.RootObservationId));
        Assert.Equal("out second", trace.Output.GetString());
        Assert.Equal((new DateTimeOffset(2026, 1, 1, 0, 0, 1, TimeSpan.Zero), TimeSpan.FromSeconds(8)), (trace.Timestamp, trace.Latency));
    }

    [Fact]
    public async Task FirstThatEndsLast_GivesBoth()
    {
        var trace = await ReadAsync(Root("second", start: 3, end: 4), Root("first", start: 1, end: 9));

        Assert.Equal(("in first", "out first"), (trace.InputText, trace.OutputText));
    }

    [Fact]
    public async Task OneThatStillRuns_HasNotEndedLast()
    {
        var trace = await ReadAsync(Root("second", start: 3, end: null), Root("first", start: 1, end: 2));

        Assert.Equal(("in first", "out first"), (trace.InputText, trace.OutputText));
    }

    [Fact]
    public async Task EndsInTheSameMillisecond_LastToBegin()
    {
        var trace = await ReadAsync(Root("second", start: 3, end: 4), Root("first", start: 3, end: 4));

        Assert.Equal(("in first", "out second"), (trace.InputText, trace.OutputText));
    }

    [Fact]
    public async Task ServiceThatWasCalled_SaysNothingOfItsCallersTrace()
    {
        var trace = await ReadAsync(Root("called", start: 2, end: 9, parent: "caller"), Root("caller", start: 1, end: 3));

        Assert.Equal(("in caller", "out caller"), (trace.InputText, trace.OutputText));
    }

    [Fact]
    public async Task BelowARequestThatIsNotExported_AllAreTheTop()
    {
        var trace = await ReadAsync(
            Root("second", start: 3, end: 4, parent: "notExported", isRoot: false), Root("inside", start: 2, end: 8, parent: "first", isRoot: false), Root("first", start: 1, end: 2, parent: "notExported"));

        Assert.Equal(("in first", "out second"), (trace.InputText, trace.OutputText));
    }

    [Fact]
    public async Task TwoInOneRequest_AsSentAndStored()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "several-roots");
        using var request = new Activity("request").Start();
        var first = langfuse.StartObservation("classify", input: "question");
        first.End(output: "billing");
        var second = langfuse.StartObservation("answer", input: "billing");
        second.End(output: "42 euros");
        await langfuse.FlushAsync(TimeSpan.FromSeconds(60));

        var trace = await langfuse.Traces.GetAsync(first.TraceId);

        Assert.Equal(first.TraceId, second.TraceId);
        Assert.Equal(("classify", "question", "42 euros"), (trace.Name, trace.InputText, trace.OutputText));
        Assert.Equal(["question", "billing"], trace.Observations.Select(static observation => observation.InputText));
        Assert.Equal(["billing", "42 euros"], trace.Observations.Select(static observation => observation.OutputText));
    }

    private static async Task<TraceRecord> ReadAsync(params object[] newestFirst)
    {
        var page = JsonSerializer.Serialize(new { data = newestFirst, meta = new { } });
        await using var server = RawServer.Start(request => request.Path.StartsWith("/api/public/v2/observations", StringComparison.Ordinal)
            ? RawAnswer.Status(200, page)
            : RawAnswer.AcceptAll(request));
        await using var client = server.Client();
        return await client.Traces.GetAsync("t1");
    }

    private static object Root(string id, int start, int? end, string? parent = null, bool isRoot = true) => new
    {
        id, traceId = "t1", type = "SPAN", name = id, parentObservationId = parent, isRootObservation = isRoot, input = "in " + id, output = end is null ? null : "out " + id,
        startTime = $"2026-01-01T00:00:0{start}Z", endTime = end is null ? null : $"2026-01-01T00:00:0{end}Z",
    };
}
