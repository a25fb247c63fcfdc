using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>A program that hosts the server and judges with code of its own (<c>samples/Evaluators</c>).</summary>
public sealed class EvaluatorsTests
{
    [Fact]
    public async Task Program_Run_ShowsWhatItsEvaluatorAndTheCheckGave()
    {
        var run = await SampleProcess.RunSampleAsync("Evaluators", null);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["brief: 2 of 3", "polite: 2 of 3"], run.Output.ReplaceLineEndings("\n").Trim().Split('\n'));
    }
}
