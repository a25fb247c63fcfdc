using System.Net;
using System.Text;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Hardening;

/// <summary>Values that contain themselves: little to send, and much to do for a reader without bounds.</summary>
public sealed class NestingTests : ServerTest
{
    private const int Map = 6;
    private const int Array = 5;

    // Built from the inside out, as a client would that wants to do harm with few bytes.
    private static byte[] Nested(int kind, int depth)
    {
        var value = new ProtoWriter().Text(1, "x").ToArray();
        for (var level = 0; level < depth; level++)
        {
            var inner = value;
            value = kind == Map
                ? new ProtoWriter().Message(Map, map => map.Message(1, pair => pair.Text(1, "k").Bytes(2, inner))).ToArray()
                : new ProtoWriter().Message(Array, array => array.Bytes(1, inner)).ToArray();
        }

        return new ProtoWriter().Message(1, resource => resource.Message(2, scope => scope.Message(2, span => span
            .Bytes(1, Convert.FromHexString(Ids.Trace(1))).Bytes(2, Convert.FromHexString(Ids.Span(1))).Text(5, "deep")
            .Message(9, pair => pair.Text(1, "langfuse.observation.input").Bytes(2, value))))).ToArray();
    }

    [Theory]
    [InlineData(Map, 30)]
    [InlineData(Array, 30)]
    public async Task Value_WithinTheBound_IsKeptInLinearSize(int kind, int depth)
    {
        var export = Nested(kind, depth);

        using var response = await Client.ExportAsync(export);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var input = (await Client.ObservationAsync())["input"]!.ToJsonString();
        Assert.InRange(input.Length, depth, export.Length * 8);
        Assert.Contains("x", input, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Map, 40)]
    [InlineData(Map, 400)]
    [InlineData(Map, 3000)]
    [InlineData(Array, 40)]
    [InlineData(Array, 3000)]
    public async Task Value_BeyondTheBound_Is400WithTheReason(int kind, int depth)
    {
        using var response = await Client.ExportAsync(Nested(kind, depth));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("nested deeper than 32", (string?)(await BodyOf(response))["error"], StringComparison.Ordinal);
        Assert.Equal("OK", (string?)(await Client.GetAsync("api/public/health"))["status"]);
    }

    [Theory]
    [InlineData("api/public/otel/v1/traces")]
    [InlineData("api/public/scores")]
    [InlineData("api/public/ingestion")]
    [InlineData("api/public/v2/prompts")]
    public async Task Json_NestedDeep_Is400(string path)
    {
        using var response = await Client.PostAsync(path, new string('[', 100_000) + new string(']', 100_000));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Map_IsKeptAsTheJsonOfItsWireForm()
    {
        var value = new ProtoWriter().Message(Map, map => map
            .Message(1, pair => pair.Text(1, "n").Message(2, any => any.Number(3, 7)))
            .Message(1, pair => pair.Text(1, "l").Message(2, any => any.Message(Array, list => list.Message(1, item => item.Text(1, "a")))))).ToArray();
        var export = new ProtoWriter().Message(1, resource => resource.Message(2, scope => scope.Message(2, span => span
            .Bytes(1, Convert.FromHexString(Ids.Trace(1))).Bytes(2, Convert.FromHexString(Ids.Span(1))).Text(5, "map")
            .Message(9, pair => pair.Text(1, "langfuse.observation.input").Bytes(2, value))))).ToArray();

        using var response = await Client.ExportAsync(export);

        Assert.Equal(
            """{"kvlistValue":{"values":[{"key":"n","value":{"intValue":"7"}},{"key":"l","value":{"arrayValue":{"values":[{"stringValue":"a"}]}}}]}}""",
            (await Client.ObservationAsync())["input"]!.ToJsonString());
    }

    // Flattened, each of the entries would carry the long name once more.
    [Fact]
    public async Task Metadata_WithALongNameOverMany_StaysAsSmallAsItWas()
    {
        var entries = string.Join(',', Enumerable.Range(0, 2000).Select(number => $"\"k{number}\":1"));
        var metadata = $"{{\"{new string('n', 20_000)}\":{{{entries}}}}}";

        using var response = await Client.ExportAsync(new ProtoSpan { Attributes = { ["langfuse.observation.metadata"] = metadata } });

        Assert.InRange((await Client.ObservationAsync())["metadata"]!.ToJsonString().Length, 10_000, metadata.Length * 3);
    }

    // What the resource says stands on every span of it.
    [Fact]
    public async Task Resource_WithAMegabyte_IsNotRepeatedOnEverySpan()
    {
        var spans = string.Join(',', Enumerable.Range(1, 200).Select(number => $$"""{"traceId":"{{Ids.Trace(1)}}","spanId":"{{Ids.Span(number)}}","name":"s"}"""));
        var json = $$$"""{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}},{"key":"huge","value":{"stringValue":"{{{new string('r', 1_000_000)}}}"}}]},"scopeSpans":[{"scope":{"name":"langfuse-sdk"},"spans":[{{{spans}}}]}]}]}""";

        using var response = await Client.ExportJsonAsync(json);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var metadata = (await Client.ObservationAsync())["metadata"]!;
        Assert.Equal("shop", (string?)metadata["resourceAttributes.service.name"]);
        Assert.Null(metadata["resourceAttributes.huge"]);
    }

    [Fact]
    public async Task Export_OfTooManySpans_Is400()
    {
        var spans = string.Join(',', Enumerable.Repeat($$"""{"traceId":"{{Ids.Trace(1)}}","spanId":"{{Ids.Span(1)}}"}""", 50_001));

        using var response = await Client.ExportJsonAsync($$$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{{{spans}}}]}]}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("smaller batches", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traceId")]
    [InlineData("spanId")]
    [InlineData("parentSpanId")]
    public async Task Id_OfThousandsOfCharacters_Is400(string name)
    {
        var ids = new Dictionary<string, string> { ["traceId"] = Ids.Trace(1), ["spanId"] = Ids.Span(1), [name] = new string('a', 10_000) };

        using var response = await Client.ExportJsonAsync($$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{ {{string.Join(',', ids.Select(id => $"\"{id.Key}\":\"{id.Value}\""))}} }]}]}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(name, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
