using System.Xml.Linq;
using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>The experiment as a step of a CI run (<c>samples/ExperimentGate</c>).</summary>
public sealed class ExperimentGateTests : IDisposable
{
    private readonly string _report = Path.Combine(Path.GetTempPath(), $"experiment-{Guid.NewGuid():N}.xml");

    [Fact]
    public async Task Program_AboveTheLimit_IsGreen_AndReportsEachQuestion()
    {
        var run = await SampleProcess.RunSampleAsync("ExperimentGate", environment: null, "0.7", _report);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains("0.75", run.Output, StringComparison.Ordinal);
        var cases = XDocument.Load(_report).Descendants("testcase").ToList();
        Assert.Equal(4, cases.Count);
        Assert.Single(cases, static item => item.Element("failure") is not null);
    }

    [Fact]
    public async Task Program_BelowTheLimit_IsRed_WithTheNumbers()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        var run = await SampleProcess.RunSampleAsync(
            "ExperimentGate",
            new Dictionary<string, string>
            {
                ["LANGFUSE_BASE_URL"] = server.BaseUrl.ToString(),
                ["LANGFUSE_PUBLIC_KEY"] = server.PublicKey,
                ["LANGFUSE_SECRET_KEY"] = server.SecretKey,
            },
            "0.8",
            _report);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("correct is 0.75, below 0.8", run.Error, StringComparison.Ordinal);
        using var api = new LangfuseApi(server.BaseUrl);
        var stored = await api.TraceAsync();
        Assert.Equal(4, stored.Observations.Count(static observation => StoredTrace.Text(observation, "type") == "GENERATION"));
        Assert.Equal([0, 1, 1, 1], stored.Scores.Select(static score => score.GetProperty("value").GetDouble()).Order());
    }

    public void Dispose() => File.Delete(_report);
}
