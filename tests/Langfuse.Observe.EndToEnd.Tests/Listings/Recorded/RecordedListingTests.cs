using System.Text.Json.Nodes;
using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings.Recorded;

/// <summary>The programs of the documentation before what servers of both generations answer: they say the same as before a local server, and ask nothing that such a server does not have.</summary>
public sealed class RecordedListingTests
{
    // A strict body: one field more than these is refused.
    private static readonly HashSet<string> s_linkFields = ["runName", "runDescription", "metadata", "datasetItemId", "traceId", "observationId"];

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task ByHand_SendsItsTraceAndFindsItsPage(int version)
    {
        await using var server = await RecordedServer.StartAsync(version, "ByHand");

        var run = await RunAsync(server, "ByHand");

        Assert.Contains("sent 6, pending 0, dropped 0, last error none", run.Output, StringComparison.Ordinal);
        Assert.Contains($"see {server.BaseUrl}/project/cm0project0000000000demo/traces/", run.Output, StringComparison.Ordinal);
        Assert.Equal("helpfulness", (string?)Scores(server).Single()["name"]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Scoring_GivesListsAndDeletes(int version)
    {
        await using var server = await RecordedServer.StartAsync(version, "Scoring");

        var run = await RunAsync(server, "Scoring");

        Assert.Contains("sent 10, pending 0, dropped 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("accuracy: 1 (checked)", run.Output, StringComparison.Ordinal);
        Assert.Equal(8, Scores(server).Count);
        Assert.Equal(1, server.Count("DELETE /api/public/scores/toxicity-by-classifier"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task PromptManagement_GetsCompilesAndLinks(int version)
    {
        await using var server = await RecordedServer.StartAsync(version, "PromptManagement");

        var run = await RunAsync(server, "PromptManagement", "The fallback of prompt 'greeting' with label 'production' is used.");

        Assert.Contains("version 1: Answer Alice: Where is my parcel?", run.Output, StringComparison.Ordinal);
        Assert.Contains("system: You judge Dune kindly. | user: Is it any good?", run.Output, StringComparison.Ordinal);
        Assert.Contains("from the file: Hello Alice, welcome to Lisbon.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Experiments_RunCompareAndJudgeWhatIsStored(int version)
    {
        await using var server = await RecordedServer.StartAsync(version, "Experiments");

        var run = await RunAsync(server, "Experiments");

        Assert.Contains("Items:      4, 1 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("run avg_accuracy: 1 (mean of 3 of 4 items)", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 now passing", run.Output, StringComparison.Ordinal);
        Assert.Contains("8 traces judged, 0 left out, 8 scores, 0 failures", run.Output, StringComparison.Ordinal);
        var links = server.Bodies("POST /api/public/dataset-run-items");
        Assert.Equal(8, links.Select(static link => (string?)link["traceId"]).Distinct().Count());
        Assert.Equal(2, links.Select(static link => (string?)link["runName"]).Distinct().Count());

        Assert.All(links, static link => Assert.Subset(s_linkFields, link.AsObject().Select(static field => field.Key).ToHashSet()));
        Assert.Equal(8, Scores(server).Count(static score => (string?)score["name"] == "length"));
        Assert.Single(Scores(server), static score => score["datasetRunId"] is not null);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task AgentRun_IsRecordedWithItsScores(int version)
    {
        await using var server = await RecordedServer.StartAsync(version, "AgentRun");

        var run = await RunAsync(server, "AgentRun");

        Assert.StartsWith("langfuse: recorded. Runs go to project", run.Output, StringComparison.Ordinal);
        Assert.Equal(["completed", "reward"], Scores(server).Select(static score => (string?)score["name"]).Order());
    }

    private static async Task<SampleRun> RunAsync(RecordedServer server, string sample, string warning = "")
    {
        var run = await SampleProcess.RunSampleAsync(sample, new Dictionary<string, string>
        {
            ["LANGFUSE_BASE_URL"] = server.BaseUrl, ["LANGFUSE_PUBLIC_KEY"] = "pk-lf-recorded", ["LANGFUSE_SECRET_KEY"] = "sk-lf-recorded",
        });
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(warning.Length > 0 ? 1 : 0, run.Error.Count(static letter => letter == '\n'));
        Assert.Contains(warning, run.Error, StringComparison.Ordinal);
        Assert.Empty(server.Unknown);
        Assert.NotEqual(0, server.Count("POST /api/public/otel/v1/traces"));
        return run;
    }

    private static List<JsonNode> Scores(RecordedServer server) =>
        [.. server.Bodies("POST /api/public/ingestion").SelectMany(static batch => batch["batch"]!.AsArray()).Select(static one => one!["body"]!)];
}
