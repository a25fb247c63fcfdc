using System.Net;
using System.Text;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Otlp;

public sealed class OtlpEndpointTests : ServerTest
{
    private const string OneSpanJson = """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"json-tests"}}]},
        "scopeSpans":[{"scope":{"name":"langfuse-sdk","version":"5.11.1"},"spans":[{"traceId":"00000000000000000000000000000001","spanId":"0000000000000001",
        "name":"from-json","kind":1,"startTimeUnixNano":"1770000000000000000","endTimeUnixNano":1770000000250000000,
        "attributes":[{"key":"langfuse.observation.prompt.version","value":{"intValue":"7"}},{"key":"langfuse.observation.prompt.name","value":{"stringValue":"p"}},
        {"key":"langfuse.observation.type","value":{"stringValue":"generation"}}],"status":{"code":0}}]}]}]}
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Export_AsProtobuf_IsStoredBeforeTheAnswer(bool gzip)
    {
        using var response = await Client.ExportAsync(ProtoSpan.Export(new ProtoSpan { Name = "from-protobuf" }), gzip: gzip);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var observation = await Client.ObservationAsync();
        Assert.Equal("from-protobuf", (string?)observation["name"]);
        Assert.Equal("2026-02-02T02:40:00.000Z", (string?)observation["startTime"]);
        Assert.Equal("2026-02-02T02:40:00.250Z", (string?)observation["endTime"]);
        Assert.Equal(0.25, (double)observation["latency"]!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Export_AsJson_IsStoredBeforeTheAnswer(bool gzip)
    {
        using var response = await Client.ExportJsonAsync(OneSpanJson, gzip);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var observation = await Client.ObservationAsync();
        Assert.Equal("from-json", (string?)observation["name"]);
        Assert.Equal(7, (int)observation["promptVersion"]!);
        Assert.Equal("2026-02-02T02:40:00.250Z", (string?)observation["endTime"]);
    }

    [Fact]
    public async Task Export_OfNothing_IsAnsweredWithAnEmptyObject()
    {
        using var response = await Client.ExportAsync([]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/protobuf")]
    [InlineData("text/plain")]
    [InlineData("")]
    public async Task Export_WithAnotherContentType_IsRefused(string contentType)
    {
        using var response = await Client.ExportAsync(ProtoSpan.Export(new ProtoSpan()), contentType);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Invalid content type", (string?)(await BodyOf(response))["error"]);
    }

    [Theory]
    [InlineData("application/json", "not json")]
    [InlineData("application/json", "[]")]
    [InlineData("application/x-protobuf", "\u000a\u00ff")]
    [InlineData("application/x-protobuf", "\u000f")]
    public async Task Export_ThatCannotBeRead_IsRefusedWithAReason(string contentType, string body)
    {
        using var response = await Client.ExportAsync(Encoding.Latin1.GetBytes(body), contentType);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("Failed to parse OTLP", (string?)(await BodyOf(response))["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WithBrokenGzip_IsRefused()
    {
        using var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.ContentType = new("application/x-protobuf");
        content.Headers.ContentEncoding.Add("gzip");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/public/otel/v1/traces") { Content = content };
        using var response = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Export_WithOneBadSpanOfThree_IsRefusedWhole()
    {
        using var response = await Client.ExportAsync(
            new ProtoSpan { SpanId = Ids.Span(1) }, new ProtoSpan { SpanId = "" }, new ProtoSpan { SpanId = Ids.Span(3) });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = (string)(await BodyOf(response))["error"]!;
        Assert.StartsWith("Invalid OTLP trace export: 1 of 3 span(s) cannot be processed (spanId:absent).", error, StringComparison.Ordinal);
        Assert.Equal(0, (int)(await Client.GetAsync("api/local/counts"))["observations"]!);
    }

    [Theory]
    [InlineData("""{"resourceSpans":{}}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":7}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":"x"}]}]}""")]
    [InlineData("""{"resourceSpans":[{"resource":{"attributes":{}},"scopeSpans":[]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"scope":{"attributes":1},"spans":[]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":1,"spanId":"a"}]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":"a"}]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"a","spanId":"a","parentSpanId":5}]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"a","spanId":"a","attributes":{}}]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"a","spanId":"a","events":{}}]}]}]}""")]
    [InlineData("""{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"a","spanId":"a","events":[{"attributes":{}}]}]}]}]}""")]
    public async Task Export_OfAWrongShape_IsRefusedWhole(string json)
    {
        using var response = await Client.ExportJsonAsync(json);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("The entire export was rejected", (string?)(await BodyOf(response))["error"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", HttpStatusCode.BadRequest)]
    [InlineData("new", HttpStatusCode.BadRequest)]
    [InlineData("4", HttpStatusCode.OK)]
    [InlineData("3", HttpStatusCode.OK)]
    public async Task Export_WithAnIngestionVersion_IsCheckedAgainstFour(string version, HttpStatusCode expected)
    {
        Client.Headers.Remove("x-langfuse-ingestion-version");
        Client.Headers.Add("x-langfuse-ingestion-version", version);

        using var response = await Client.ExportAsync(new ProtoSpan());

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Get_OfTheTracesEndpoint_IsNotAllowed()
    {
        using var response = await Client.TryGetAsync("api/public/otel/v1/traces");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("MethodNotAllowedError", (string?)(await BodyOf(response))["error"]);
    }

    [Fact]
    public async Task Export_OfTheSameSpanAgain_ReplacesItAndCountsADuplicate()
    {
        await Client.ExportAsync(new ProtoSpan { Name = "first", Attributes = { ["langfuse.observation.cost_details"] = """{"total":2}""" } });
        await Client.ExportAsync(new ProtoSpan { Name = "second", Attributes = { ["langfuse.observation.cost_details"] = """{"total":3}""" } });

        var counts = await Client.GetAsync("api/local/counts");
        Assert.Equal((1, 1, 1), ((int)counts["traces"]!, (int)counts["observations"]!, (int)counts["duplicates"]!));
        var trace = await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}");
        Assert.Equal("second", (string?)trace["name"]);
        Assert.Equal(3, (double)trace["totalCost"]!);
    }
}
