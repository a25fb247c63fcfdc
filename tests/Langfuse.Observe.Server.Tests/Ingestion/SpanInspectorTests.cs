using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Ingestion;

public sealed class SpanInspectorTests : ServerTest
{
    [Theory]
    [InlineData("langfuse.observation.type", "Generation", "unknown-type")]
    [InlineData("langfuse.observation.metadata", "just text", "metadata-not-object")]
    [InlineData("langfuse.observation.usage_details", """{"input":1.5}""", "usage-dropped")]
    [InlineData("langfuse.observation.prompt.name", "p", "prompt-on-other-type")]
    [InlineData("langfuse.trace.input", "q", "trace-io-ignored")]
    public async Task Attribute_ThatLangfuseLosesInSilence_IsReported(string key, string value, string code)
    {
        await Client.ExportAsync(new ProtoSpan { Attributes = { [key] = value } });

        Assert.Equal([code], await Client.WarningCodesAsync());
    }

    [Fact]
    public async Task Prompt_WithATextVersion_IsReportedAndNotLinked()
    {
        await Client.ExportAsync(new ProtoSpan
        {
            Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.prompt.name"] = "p", ["langfuse.observation.prompt.version"] = "2" },
        });

        Assert.Equal(["prompt-incomplete"], await Client.WarningCodesAsync());
        Assert.Null((await Client.ObservationAsync())["promptName"]);
    }

    [Fact]
    public async Task Values_OfShapesThatBecomeText_AreReported()
    {
        await Client.ExportAsync(new ProtoSpan { Attributes = { ["langfuse.trace.tags"] = Array.Empty<string>(), ["raw"] = new byte[] { 1 } } });

        Assert.Equal(["attribute-as-wire-text", "attribute-as-wire-text"], await Client.WarningCodesAsync());
        Assert.Equal("""["{\u0022arrayValue\u0022:{}}"]""", (await Client.GetAsync($"api/public/traces/{Ids.Trace(1)}"))["tags"]!.ToJsonString());
    }

    [Fact]
    public async Task Spans_ThatEndEarlyOrHideAnException_AreReported()
    {
        await Client.ExportAsync(new ProtoSpan { SpanId = Ids.Span(1), Start = 2_000_000_000, End = 1_000_000_000 });
        await Client.ExportAsync(new ProtoSpan { SpanId = Ids.Span(2), Events = { ("exception", new() { ["exception.message"] = "boom" }) } });

        Assert.Equal(["end-before-start", "exception-without-status"], await Client.WarningCodesAsync());
    }

    [Fact]
    public async Task Json_WithAMissingValueATextStatusAndBase64Ids_IsReportedAndKept()
    {
        using var response = await Client.ExportJsonAsync("""
            {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"AAAAAAAAAAAAAAAAAAAAAQ==","spanId":"AAAAAAAAAAE=","name":"n","startTimeUnixNano":"1","endTimeUnixNano":"2",
            "attributes":[{"key":"empty"}],"status":{"code":"STATUS_CODE_ERROR"}}]}]}]}
            """);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(["attribute-without-value", "id-not-hex", "status-code-text"], await Client.WarningCodesAsync());
        Assert.Equal(1, (int)(await Client.GetAsync("api/local/counts"))["observations"]!);
    }

    [Fact]
    public async Task TraceFields_ThatALaterSpanLeavesOut_AreReported()
    {
        await Client.ExportAsync(
            new ProtoSpan { SpanId = Ids.Span(1), Attributes = { ["user.id"] = "ada", ["langfuse.trace.public"] = true } },
            new ProtoSpan { SpanId = Ids.Span(2), ParentSpanId = Ids.Span(1), Attributes = { ["user.id"] = "ada" } },
            new ProtoSpan { SpanId = Ids.Span(3), ParentSpanId = Ids.Span(1) });

        var warning = Assert.Single((await Client.GetAsync("api/local/warnings"))["data"]!.AsArray());
        Assert.Equal(("trace-field-missing", Ids.Span(2)), ((string)warning!["code"]!, (string)warning["observationId"]!));
    }

    [Fact]
    public async Task Client_WithoutIngestionVersion_IsReportedUnlessItIsAnOfficialSdk()
    {
        Client.Headers.Remove("x-langfuse-ingestion-version");
        Client.Headers.Add("x-langfuse-sdk-name", "javascript");
        await Client.ExportAsync(new ProtoSpan());
        Assert.Empty(await Client.WarningCodesAsync());

        Client.Headers.Remove("x-langfuse-sdk-name");
        await Client.ExportAsync(new ProtoSpan());
        Assert.Equal(["ingestion-version-missing"], await Client.WarningCodesAsync());
    }
}
