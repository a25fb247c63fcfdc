using System.Text;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Delivery;

public sealed class WireTests
{
    [Fact]
    public async Task Headers_OfASpanBatch_AreTheContracts()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(options => options.AdditionalHeaders["x-gateway"] = "g1"))
        {
            client.StartTrace("t").End();
        }

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/api/public/otel/v1/traces", request.Path);
        Assert.Equal("application/x-protobuf", request.Headers["content-type"]);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("pk-lf-test:sk-lf-test")), request.Headers["authorization"]);
        Assert.Equal("4", request.Headers["x-langfuse-ingestion-version"]);
        Assert.Equal("dotnet", request.Headers["x-langfuse-sdk-name"]);
        Assert.Equal("0.1.0", request.Headers["x-langfuse-sdk-version"]);
        Assert.Equal("pk-lf-test", request.Headers["x-langfuse-public-key"]);
        Assert.Equal("g1", request.Headers["x-gateway"]);
        Assert.DoesNotContain("traceparent", request.Headers.Keys);
    }

    [Fact]
    public async Task Span_OfARoot_HasIdsTimesScopeAndResource()
    {
        await using var server = RawServer.Start();
        var started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        Observation root;
        await using (var client = server.Client())
        {
            root = client.StartObservation("root", startTime: started);
            root.End(endTime: started.AddMilliseconds(1.5));
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal((root.TraceId, root.Id, null), (span.TraceId, span.SpanId, span.ParentSpanId));
        Assert.Equal("root", span.Name);
        Assert.Equal(1, span.Kind);
        Assert.Equal((ulong)started.ToUnixTimeMilliseconds() * 1_000_000, span.Start);
        Assert.Equal(1_500_000ul, span.End - span.Start);
        Assert.Equal(257u, span.Flags);
        Assert.Equal(("langfuse-sdk", "0.1.0"), (span.Scope, span.ScopeVersion));
        Assert.Equal("tests", span.Resource["service.name"]);
        Assert.Equal("dotnet", span.Resource["telemetry.sdk.language"]);
        Assert.Equal(["langfuse.internal.is_app_root", "langfuse.observation.type"], span.Keys);
        Assert.Equal(true, span["langfuse.internal.is_app_root"]);
        Assert.Equal("span", span["langfuse.observation.type"]);
    }

    [Fact]
    public async Task Exception_OfAnObservation_IsStatusEventAndMetadata()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            var root = client.StartObservation("fails");
            root.ExpectFailure(Thrown());
            root.End();
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal("ERROR", span["langfuse.observation.level"]);
        Assert.Equal("InvalidOperationException: no stock", span["langfuse.observation.status_message"]);
        Assert.Equal((2, "InvalidOperationException: no stock"), (span.StatusCode, span.StatusMessage));
        Assert.Equal("System.InvalidOperationException", span["langfuse.observation.metadata.exception.type"]);
        Assert.Contains(nameof(Thrown), (string)span["langfuse.observation.metadata.exception.stacktrace"]!, StringComparison.Ordinal);
        var happened = Assert.Single(span.Events);
        Assert.Equal("exception", happened.Name);
        Assert.Equal("no stock", happened.Attributes["exception.message"]);
    }

    [Fact]
    public async Task UpdateOfTheTrace_AfterAChildEnded_ReachesTheChild()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client())
        {
            using var root = client.StartObservation("root");
            root.StartSpan("child").End();
            LangfuseContext.UpdateCurrentTrace(userId: "u1", sessionId: "s1", tags: ["a"], metadata: new { plan = "pro" }, isPublic: true);
        }

        var spans = Spans.Of(server);
        Assert.Equal(["child", "root"], spans.Select(span => span.Name).Order());
        Assert.All(spans, span =>
        {
            Assert.Equal("u1", span["user.id"]);
            Assert.Equal("s1", span["session.id"]);
            Assert.Equal(["a"], (object[])span["langfuse.trace.tags"]!);
            Assert.Equal("pro", span["langfuse.trace.metadata.plan"]);
            Assert.Equal(true, span["langfuse.trace.public"]);
        });
        Assert.Null(spans.Single(static span => span.Name == "child")["langfuse.internal.is_app_root"]);
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("no stock");
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}
