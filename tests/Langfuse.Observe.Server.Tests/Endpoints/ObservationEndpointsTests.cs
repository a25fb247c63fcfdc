using System.Net;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Endpoints;

public class ObservationEndpointsTests : ServerTest
{
    private Task<HttpResponseMessage> SendThree() => Client.ExportAsync(
        new ProtoSpan { SpanId = Ids.Span(1), Name = "root", Start = 3_000_000_000, Attributes = { ["session.id"] = "s", ["langfuse.trace.tags"] = new[] { "t" } } },
        new ProtoSpan { SpanId = Ids.Span(2), ParentSpanId = Ids.Span(1), Name = "llm", Start = 2_000_000_000, Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.input"] = """{"a":1}""", ["langfuse.observation.metadata.long"] = new string('x', 300), ["langfuse.observation.usage_details"] = """{"input":3}""" } },
        new ProtoSpan { SpanId = Ids.Span(3), ParentSpanId = Ids.Span(9), Name = "app", Start = 1_000_000_000, Attributes = { ["langfuse.internal.is_app_root"] = true } });

    private async Task<string[]> Names(string path) => [.. (await Client.GetAsync(path))["data"]!.AsArray().Select(item => (string)(item!["name"] ?? item["id"])!)];

    [Fact]
    public async Task List_V1_HasFiltersPagesAndTheLegacyFields()
    {
        await SendThree();

        Assert.Equal(["root", "llm", "app"], await Names("api/public/observations"));
        Assert.Equal(["llm"], await Names("api/public/observations?type=GENERATION"));
        Assert.Equal(["llm"], await Names($"api/public/observations?parentObservationId={Ids.Span(1)}"));
        var generation = (await Client.GetAsync("api/public/observations?name=llm"))["data"]![0]!;
        Assert.Equal((3, 3, "TOKENS"), ((int)generation["promptTokens"]!, (int)generation["usage"]!["input"]!, (string)generation["usage"]!["unit"]!));
        Assert.Equal("llm", (string?)(await Client.GetAsync($"api/public/observations/{Ids.Span(2)}"))["name"]);
    }

    [Fact]
    public async Task List_V2_GivesTheGroupsAskedFor()
    {
        await SendThree();

        var plain = (await Client.GetAsync("api/public/v2/observations?name=llm"))["data"]![0]!.AsObject();
        var full = (await Client.GetAsync("api/public/v2/observations?name=llm&fields=core,io,metadata,usage,trace_context"))["data"]![0]!.AsObject();
        var expanded = (await Client.GetAsync("api/public/v2/observations?name=llm&fields=metadata&expandMetadata=long"))["data"]![0]!;

        Assert.True(plain.ContainsKey("level"));
        Assert.False(plain.ContainsKey("input"));
        Assert.True(plain.ContainsKey("totalPrice"));
        Assert.False(full.ContainsKey("level"));
        Assert.Equal("""{"a":1}""", (string?)full["input"]);
        Assert.Equal(200, ((string)full["metadata"]!["long"]!).Length);
        Assert.Equal(300, ((string)expanded["metadata"]!["long"]!).Length);
        Assert.Equal(3, (int)full["usageDetails"]!["total"]!);
    }

    [Fact]
    public async Task List_V2_KnowsRootsAndCursors()
    {
        await SendThree();

        Assert.Equal(["root", "app"], await Names("api/public/v2/observations?isRootObservation=true"));
        Assert.Equal(["root"], await Names("api/public/v2/observations?parentObservationId="));
        var first = await Client.GetAsync("api/public/v2/observations?limit=2");
        var second = await Client.GetAsync("api/public/v2/observations?limit=2&cursor=" + Uri.EscapeDataString((string)first["meta"]!["cursor"]!));
        Assert.Equal("app", (string?)second["data"]![0]!["name"]);
        Assert.Null(second["meta"]!["cursor"]);
    }

    [Theory]
    [InlineData("api/public/v2/observations?parseIoAsJson=true", HttpStatusCode.BadRequest)]
    [InlineData("api/public/v2/observations?limit=1001", HttpStatusCode.BadRequest)]
    [InlineData("api/public/observations/none", HttpStatusCode.NotFound)]
    [InlineData("api/public/sessions/none", HttpStatusCode.NotFound)]
    public async Task Get_OfWhatCannotBe_SaysSo(string path, HttpStatusCode expected)
    {
        using var response = await Client.TryGetAsync(path);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Sessions_ComeFromTheTracesThatNameThem()
    {
        await SendThree();
        await Client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(2), SpanId = Ids.Span(7), Start = 500_000_000, Attributes = { ["session.id"] = "s" } });

        var list = await Client.GetAsync("api/public/sessions");
        var session = await Client.GetAsync("api/public/sessions/s");

        Assert.Equal(("s", "1970-01-01T00:00:00.500Z"), ((string)list["data"]![0]!["id"]!, (string)list["data"]![0]!["createdAt"]!));
        Assert.Equal([Ids.Trace(2), Ids.Trace(1)], session["traces"]!.AsArray().Select(trace => (string)trace!["id"]!));
    }
}
