using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Propagation;

/// <summary>A program calls a web service over HTTP, each in its own process: one trace, with the same values on both sides.</summary>
public sealed class TwoProcessTests
{
    [Theory]
    [InlineData("")]
    [InlineData("legacy")]
    public async Task Service_RecordsUnderItsCaller_WithItsValues(string propagator)
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using var service = ChildProgram.Start(ChildProgram.Keys(server.BaseUrl), "serve");
        var address = await service.SaysAsync("listening ");
        using var caller = ChildProgram.Start(ChildProgram.Keys(server.BaseUrl), ["call", address + "/work", .. propagator.Length == 0 ? Array.Empty<string>() : [propagator]]);
        Assert.Equal((0, ""), await caller.EndAsync());
        service.CloseInput();
        Assert.Equal((0, ""), await service.EndAsync());

        var spans = Spans.Of(server).ToDictionary(static span => span.Name);
        Assert.Equal(["call", "caller", "in the service", "inside"], spans.Keys.Order());
        var (call, work, inside) = (spans["call"], spans["in the service"], spans["inside"]);
        Assert.Single(spans.Values.Select(static span => span.TraceId).Distinct());
        Assert.Equal((call.SpanId, work.SpanId), (work.ParentSpanId, inside.ParentSpanId));
        Assert.Null(work["langfuse.internal.is_app_root"]);
        Assert.All([call, work, inside], static span =>
        {
            Assert.Equal(("user ü/1", "sess-1", "9.1", "two-processes", "both"), (span["user.id"], span["session.id"], span["langfuse.version"], span["langfuse.environment"], span["langfuse.trace.name"]));
            Assert.Equal(("acme, inc", "pro"), (span["langfuse.trace.metadata.tenant"], span["langfuse.trace.metadata.plan"]));
            Assert.Equal(["a b", "c"], (object[])span["langfuse.trace.tags"]!);
        });
    }
}
