using System.Text.Json.Nodes;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Propagation;

/// <summary>The official JS SDK at the other end of an HTTP call, in both directions.</summary>
public sealed class JsServiceTests
{
    [SkippableTheory]
    [InlineData("")]
    [InlineData("legacy")]
    public async Task JsService_RecordsUnderItsDotNetCaller_WithItsValues(string propagator)
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using var service = ChildProgram.StartPeer("service.mjs", ChildProgram.Keys(server.BaseUrl));
        var address = await service.SaysAsync("listening ");
        using var caller = ChildProgram.Start(ChildProgram.Keys(server.BaseUrl), ["call", address + "/work", .. propagator.Length == 0 ? Array.Empty<string>() : [propagator]]);
        Assert.Equal((0, ""), await caller.EndAsync());
        service.CloseInput();
        Assert.Equal(0, (await service.EndAsync()).Code);

        var call = Spans.Of(server).Single(static span => span.Name == "call");
        var work = Assert.Single(JsSpans(server), static span => span.Name == "in the js service");
        Assert.Equal((call.TraceId, call.SpanId), (work.TraceId, work.ParentSpanId));
        Assert.Equal(("user ü/1", "sess-1", "9.1", "two-processes", "both"), (work["user.id"], work["session.id"], work["langfuse.version"], work["langfuse.environment"], work["langfuse.trace.name"]));
        Assert.Equal(("acme, inc", "pro"), (work["langfuse.trace.metadata.tenant"], work["langfuse.trace.metadata.plan"]));
        Assert.Equal(["a b", "c"], (object[])work["langfuse.trace.tags"]!);
        Assert.Null(work["langfuse.internal.is_app_root"]);
    }

    [SkippableFact]
    public async Task DotNetService_RecordsUnderItsJsCaller_WithItsValues()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using var service = ChildProgram.Start(ChildProgram.Keys(server.BaseUrl), "serve");
        var address = await service.SaysAsync("listening ");
        using var caller = ChildProgram.StartPeer("caller.mjs", ChildProgram.Keys(server.BaseUrl), address + "/work");
        Assert.Equal(0, (await caller.EndAsync()).Code);
        service.CloseInput();
        Assert.Equal((0, ""), await service.EndAsync());

        var call = Assert.Single(JsSpans(server), static span => span.Name == "js caller");
        var work = Spans.Of(server).Single(static span => span.Name == "in the service");
        Assert.Equal((call.TraceId, call.SpanId), (work.TraceId, work.ParentSpanId));
        Assert.Equal(("user ü/1", "sess-1", "9.1", "two-processes", "both"), (work["user.id"], work["session.id"], work["langfuse.version"], work["langfuse.environment"], work["langfuse.trace.name"]));
        Assert.Equal(("acme, inc", "pro"), (work["langfuse.trace.metadata.tenant"], work["langfuse.trace.metadata.plan"]));
        Assert.Equal(["a b", "c"], (object[])work["langfuse.trace.tags"]!);
        Assert.Null(work["langfuse.internal.is_app_root"]);
    }

    /// <summary>The JS SDK sends JSON where this one sends protobuf.</summary>
    private static List<SpanRecord> JsSpans(RawServer server) => [.. server.Requests
        .Where(static request => request.IsSpans && request.Headers["content-type"] == "application/json")
        .SelectMany(static request => JsCapture.SpanRecords(JsonNode.Parse(request.Body)!))];
}
