using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Captures;

/// <summary>Exports in the form the official JS SDK gives them, sent again as it would.</summary>
public sealed class CaptureTests : ServerTest
{
    private const string FirstTrace = "0000000000000000000000000000a001";

    private async Task SendAsync(string name)
    {
        Client.Headers.Remove("x-langfuse-ingestion-version");
        Client.Headers.Add("x-langfuse-sdk-name", "javascript");
        Client.Headers.Add("x-langfuse-sdk-version", "5.11.1");
        using var response = await Client.ExportJsonAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Captures", name)));
        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task NestedGeneration_ReadsBackWholeAndNested()
    {
        await SendAsync("nested-generation.json");

        var trace = await Client.GetAsync($"api/public/traces/{FirstTrace}");

        var observations = trace["observations"]!.AsArray().ToDictionary(item => (string)item!["name"]!, item => item!);
        var root = (string)observations["answer-question"]["id"]!;
        Assert.Equal((root, root), ((string)observations["retrieveDocs"]["parentObservationId"]!, (string)observations["call-model"]["parentObservationId"]!));
        Assert.Equal(("SPAN", "RETRIEVER"), ((string)observations["answer-question"]["type"]!, (string)observations["retrieveDocs"]["type"]!));
        var generation = observations["call-model"];
        Assert.Equal(("GENERATION", "gpt-4o-mini", "movie-critic", 2, "gen-1"),
            ((string)generation["type"]!, (string)generation["model"]!, (string)generation["promptName"]!, (int)generation["promptVersion"]!, (string)generation["version"]!));
        Assert.Equal("""{"input":12,"output":5,"total":17,"input_cached_tokens":4}""", generation["usageDetails"]!.ToJsonString());
        Assert.Equal(0.000032, (double)trace["totalCost"]!);
        Assert.Equal("2026-01-02T03:04:05.678Z", (string?)generation["completionStartTime"]);
        Assert.Equal("4", (string?)generation["output"]!["content"]);
        Assert.Equal("""{"a":1,"b":[true,null]}""", (string?)generation["metadata"]!["nested"]);
        Assert.Equal(("what is 2+2?", 4), ((string)trace["input"]!, (int)trace["output"]!));
        Assert.Empty(await Client.WarningCodesAsync());
    }

    [Fact]
    public async Task PropagatedAttributes_MakeTheTraceOfTheNewestSpan()
    {
        await SendAsync("propagated-attributes.json");

        var trace = await Client.GetAsync($"api/public/traces/{FirstTrace}");

        Assert.Equal(("chat-turn", "user-2", "sess-1", "qa", "rel-7", "2.0.1"),
            ((string)trace["name"]!, (string)trace["userId"]!, (string)trace["sessionId"]!, (string)trace["environment"]!, (string)trace["release"]!, (string)trace["version"]!));
        Assert.Equal("""["a","b","c"]""", trace["tags"]!.ToJsonString());
        Assert.Equal(("acme", "free"), ((string)trace["metadata"]!["tenant"]!, (string)trace["metadata"]!["plan"]!));
        // The program makes only the root public, which its children undo, and sets input and output on the trace, which is ignored.
        Assert.Equal(["trace-field-missing", "trace-io-ignored"], await Client.WarningCodesAsync());
    }
}
