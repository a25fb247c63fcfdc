using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>The listings about prompts, experiments and agent runs, as programs of their own, before a local server.</summary>
public sealed class ClientListingTests
{
    [Fact]
    public async Task PromptManagement_GetsCompilesAndLinks()
    {
        var run = await RunAsync("PromptManagement");

        Assert.Contains("version 1: Answer Alice: Where is my parcel?", run.Output, StringComparison.Ordinal);
        Assert.Contains("system: You judge Dune kindly. | user: Is it any good?", run.Output, StringComparison.Ordinal);
        Assert.Contains("from the file: Hello Alice, welcome to Lisbon.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Experiments_ShowWhatFailed_AndCompare()
    {
        var run = await RunAsync("Experiments");

        Assert.Contains("Items:      4, 1 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("FAILED InvalidOperationException: nothing is known of people", run.Output, StringComparison.Ordinal);
        Assert.Contains("run avg_accuracy: 1 (mean of 3 of 4 items)", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 now passing", run.Output, StringComparison.Ordinal);
        Assert.Contains("8 traces judged, 0 left out, 8 scores, 0 failures", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AgentRun_IsRecorded()
    {
        var run = await RunAsync("AgentRun");

        Assert.StartsWith("langfuse: recorded. Runs go to project", run.Output, StringComparison.Ordinal);
    }

    private static async Task<SampleRun> RunAsync(string sample)
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        var run = await SampleProcess.RunSampleAsync(sample, new Dictionary<string, string>
        {
            ["LANGFUSE_BASE_URL"] = server.BaseUrl.ToString(),
            ["LANGFUSE_PUBLIC_KEY"] = server.PublicKey,
            ["LANGFUSE_SECRET_KEY"] = server.SecretKey,
        });
        Assert.Equal(0, run.ExitCode);
        return run;
    }
}
