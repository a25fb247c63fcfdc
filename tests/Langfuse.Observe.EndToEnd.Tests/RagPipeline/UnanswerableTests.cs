using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

/// <summary>A question that the documents do not speak of.</summary>
public sealed class UnanswerableTests
{
    [Fact]
    public async Task Question_OutsideTheDocuments_IsStoppedByTheGuardrail()
    {
        await using var asked = await AskedServer.AskAsync(null, "Who", "composed", "the", "Goldberg", "Variations?");
        Assert.Equal(0, asked.Run.ExitCode);
        Assert.Contains("The documents say nothing about that.", asked.Run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(asked.Trace.Observations, observation => StoredTrace.Text(observation, "type") == "GENERATION");
        Assert.Equal("WARNING", StoredTrace.Text(asked.Trace.Named("evidence-check"), "level"));
        Assert.Contains("no answer is written", StoredTrace.Text(asked.Trace.Named("evidence-check"), "statusMessage"), StringComparison.Ordinal);
        Assert.False(asked.Trace.ScoreNamed("answered").GetProperty("value").GetBoolean());
    }
}
