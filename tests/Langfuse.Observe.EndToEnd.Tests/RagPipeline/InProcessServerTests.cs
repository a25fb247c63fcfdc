using System.Diagnostics;
using System.Text.RegularExpressions;
using Langfuse.Observe.EndToEnd.Tests.Sample;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

/// <summary>Without keys: the server that the sample brings along.</summary>
public sealed partial class InProcessServerTests
{
    [Fact]
    public async Task Run_Redirected_PrintsTheTraceAsPlainTextAndEnds()
    {
        var run = await SampleProcess.RunAsync();

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("within 60 days of delivery", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["0 CHAIN AnswerAsync", "1 CHAIN Build", "1 EVALUATOR grounding-check", "1 GENERATION answer", "1 GUARDRAIL evidence-check",
                "1 RETRIEVER RetrieveAsync", "2 SPAN Fuse", "2 SPAN Rank", "2 SPAN Rank", "2 SPAN Rank"],
            run.Output.Split('\n').Select(line => Observation().Match(line)).Where(match => match.Success)
                .Select(match => $"{match.Groups["branch"].Length / 3} {match.Groups["name"].Value}").Order(StringComparer.Ordinal));
        Assert.Contains("embedded-extractive, tokens estimated", run.Output, StringComparison.Ordinal);
        Assert.Contains("answered true", run.Output, StringComparison.Ordinal);
        Assert.Matches(TracePage(), run.Output);
    }

    // `script` gives the child a terminal of its own, as a person has. A shell between the two might end with 130 when Ctrl+C reaches it too,
    // and a test run that was started in the background ignores Ctrl+C, as its children would.
    [SkippableFact]
    public async Task Run_AtATerminal_StaysUpWithItsPageUntilCtrlC()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "needs util-linux script");
        using var process = SampleProcess.Start("/usr/bin/script", ["-qec", $"exec env --default-signal=INT dotnet \"{SampleProcess.AssemblyOf("RagPipeline")}\"", "/dev/null"], environment: null);
        try
        {
            var page = await PageOfAsync(process);
            using var api = new LangfuseApi(new Uri(page.GetLeftPart(UriPartial.Authority)));
            var trace = await api.TraceAsync(page.Segments[^1]);
            Assert.Equal(10, trace.Observations.Count);
            Assert.Equal(3, trace.Scores.Count);
            Assert.Contains("<html", await api.PageAsync(page), StringComparison.OrdinalIgnoreCase);
            Assert.False(process.HasExited);

            await process.StandardInput.WriteAsync('\u0003');
            await process.StandardInput.FlushAsync();
            using var timeout = new CancellationTokenSource(Patience.Time);
            await process.WaitForExitAsync(timeout.Token);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Reads on until the sample says that it waits; by then it has printed its page's address.</summary>
    private static async Task<Uri> PageOfAsync(Process process)
    {
        using var timeout = new CancellationTokenSource(Patience.Time);
        Uri? page = null;
        while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            page = TracePage().Match(line) is { Success: true } match ? new Uri(match.Value) : page;
            if (line.Contains("Ctrl+C", StringComparison.Ordinal))
            {
                return page ?? throw new InvalidOperationException("The sample waits, but named no page before.");
            }
        }

        throw new InvalidOperationException("The sample ended instead of waiting for Ctrl+C.");
    }

    [GeneratedRegex(@"^(?<branch>[│├└─ ]*)(?<name>[A-Z]+ [\w-]+) +[·━]")]
    private static partial Regex Observation();

    [GeneratedRegex("http://127.0.0.1:[0-9]+/project/[^/]+/traces/[0-9a-f]{32}")]
    private static partial Regex TracePage();
}
