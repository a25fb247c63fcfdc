using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Runtime;

namespace Langfuse.Observe.Tests.Testing;

public sealed class TraceAssertionTests
{
    [Fact]
    public void Assertions_ThatHold_Pass()
    {
        using var recorder = Record();

        var trace = recorder.Traces.Single();
        trace.ShouldHaveGeneration("llm-call").Under("AnswerAsync").WithModel("gpt-4o").WithUsage("input", 3).WithMetadata("k", "v").WithOutput("\"out\"");
        trace.ShouldHaveScore("quality", 0.5).ShouldHaveNoErrors();

        Assert.Equal("span AnswerAsync > 1\n  generation llm-call > \"out\"\n", recorder.ToTree());
    }

    [Theory]
    [InlineData("other", "AnswerAsync", "gpt-4o", "a generation named 'other'")]
    [InlineData("llm-call", "Elsewhere", "gpt-4o", "under 'Elsewhere'")]
    [InlineData("llm-call", "AnswerAsync", "gpt-5", "Found: gpt-4o")]
    public void Assertion_ThatFails_ShowsWhatWasRecorded(string name, string under, string model, string message)
    {
        using var recorder = Record();

        var failure = Assert.Throws<TraceAssertionException>(
            () => recorder.Traces.Single().ShouldHaveGeneration(name).Under(under).WithModel(model));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains("generation llm-call", failure.Message, StringComparison.Ordinal);
    }

    private static LangfuseRecorder Record()
    {
        var recorder = LangfuseRecorder.Start();
        Woven.Call("AnswerAsync", () =>
        {
            using var generation = LangfuseContext.Current!.StartGeneration("llm-call", model: "gpt-4o");
            generation.Update(output: "\"out\"", usage: new Usage(input: 3), metadata: new { k = "v" });
            LangfuseContext.ScoreCurrentTrace("quality", 0.5);
            return 1;
        });
        return recorder;
    }
}
