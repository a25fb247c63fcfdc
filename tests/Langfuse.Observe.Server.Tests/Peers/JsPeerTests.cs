using System.Diagnostics;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Server.Tests.Peers;

/// <summary>The official JS SDK against this server: a client that knows nothing of it.</summary>
public sealed class JsPeerTests : ServerTest
{
    [SkippableFact]
    public async Task Program_OfTheOfficialSdk_FindsEverythingItRecorded()
    {
        var seen = await RunAsync();

        Assert.Equal("js-peer", (string?)seen["name"]);
        Assert.Equal(["answer", "generate", "lookup", "retrieve"], seen["observations"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["helpful", "tone"], seen["scores"]!.AsArray().Select(name => (string)name!));
        Assert.Equal((1, 1, true), ((int)seen["listed"]!, (int)seen["csat"]!, (bool)seen["helpful"]!));
        Assert.Equal(Server.GetTraceUrl((string)seen["traceId"]!), new Uri((string)seen["url"]!));

        var trace = await Client.GetAsync($"api/public/traces/{(string)seen["traceId"]!}");
        Assert.Equal(("user-1", "session-1", "1.4"), ((string)trace["userId"]!, (string)trace["sessionId"]!, (string)trace["version"]!));
        Assert.Equal(("what is 2+2?", 4), ((string)trace["input"]!, (int)trace["output"]!));
        var observations = trace["observations"]!.AsArray().ToDictionary(item => (string)item!["name"]!, item => item!);
        Assert.All(["generate", "lookup", "retrieve"], name => Assert.Equal((string)observations["answer"]["id"]!, (string?)observations[name]["parentObservationId"]));
        Assert.Equal(("RETRIEVER", "TOOL", "ERROR"), ((string)observations["retrieve"]["type"]!, (string)observations["lookup"]["type"]!, (string)observations["lookup"]["level"]!));
        var generation = observations["generate"];
        Assert.Equal(("GENERATION", "gpt-4o-mini", 21, 0.00003), ((string)generation["type"]!, (string)generation["model"]!, (int)generation["usageDetails"]!["total"]!, (double)generation["calculatedTotalCost"]!));
        Assert.NotNull(generation["completionStartTime"]);
        Assert.Equal("eu", (string?)generation["metadata"]!["region"]);
        Assert.Empty(await Client.WarningCodesAsync());
    }

    [SkippableFact]
    public async Task OfficialClient_MakesEvaluatorsAndRules_AndReadsThemBack()
    {
        var seen = await RunAsync("evaluators.mjs");

        Assert.Equal(["output", "question"], seen["variables"]!.AsArray().Select(name => (string)name!));
        Assert.Equal((2, "active", true, 2, 0.5), ((int)seen["version"]!, (string)seen["status"]!, (bool)seen["assigned"]!, (int)seen["filters"]!, (double)seen["sampling"]!));
        Assert.Equal(("[true,false]", "[2,1]", "[1,1,1]"), (seen["enabled"]!.ToJsonString(), seen["versions"]!.ToJsonString(), seen["listed"]!.ToJsonString()));
        Assert.Equal(("resource_not_found", 0), ((string)seen["missing"]!, (int)seen["left"]!));
    }

    private async Task<JsonNode> RunAsync(string script = "peer.mjs")
    {
        var start = JsPeer.Script(script);
        start.Environment["LANGFUSE_BASE_URL"] = Server.BaseUrl.GetLeftPart(UriPartial.Authority);
        start.Environment["LANGFUSE_PUBLIC_KEY"] = Server.PublicKey;
        start.Environment["LANGFUSE_SECRET_KEY"] = Server.SecretKey;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
        return JsonNode.Parse(output.Trim().Split('\n')[^1])!;
    }
}
