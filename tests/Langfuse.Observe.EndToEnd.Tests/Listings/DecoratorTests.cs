using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>The first listing of the documentation, as a program of its own (<c>samples/Decorator</c>).</summary>
public sealed class DecoratorTests
{
    [Fact]
    public async Task Program_Run_GivesOneTraceOfThreeObservationsWithEverythingItSays()
    {
        await using var ran = await AskedServer.RunAsync("Decorator");
        var trace = ran.Trace;

        Assert.Equal("", ran.Run.Error);
        Assert.Equal(0, ran.Run.ExitCode);
        Assert.Equal("""
            SPAN AnswerAsync
              GENERATION llm-call
              RETRIEVER RetrieveAsync

            """, trace.Tree());
        Assert.All(trace.Observations, observation =>
        {
            Assert.Equal("support", StoredTrace.Text(observation, "traceName"));
            Assert.Equal("user-123", StoredTrace.Text(observation, "userId"));
            Assert.Equal("session-abc", StoredTrace.Text(observation, "sessionId"));
            Assert.Equal("1.4", StoredTrace.Text(observation, "version"));
            Assert.Equal("web", StoredTrace.Text(observation.GetProperty("metadata"), "channel"));
            Assert.Equal(["production", "support"], observation.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!).Order());
        });

        Assert.Equal("""{"question":"What is the return policy?","top":3}""", StoredTrace.Text(trace.Named("RetrieveAsync"), "input"));
        var generation = trace.Named("llm-call");
        Assert.Equal("gpt-4o-2024-08-06", StoredTrace.Text(generation, "providedModelName"));
        Assert.Equal("""{"temperature":0.7,"max_tokens":500}""", generation.GetProperty("modelParameters").GetRawText());
        Assert.Equal("""{"input":46,"output":14,"total":60}""", generation.GetProperty("usageDetails").GetRawText());
        Assert.Equal(StoredTrace.Text(trace.Named("AnswerAsync"), "output"), StoredTrace.Text(generation, "output"));

        var score = Assert.Single(trace.Scores);
        Assert.Equal(("user-feedback", 1, "thumbs up"), (StoredTrace.Text(score, "name"), score.GetProperty("value").GetDouble(), StoredTrace.Text(score, "comment")));
        Assert.Equal(StoredTrace.Text(generation, "traceId"), StoredTrace.Text(score.GetProperty("subject"), "id"));
    }

    [Fact]
    public async Task Program_WithoutKeys_WarnsOnceAndAnswersTheSame()
    {
        var run = await SampleProcess.RunSampleAsync("Decorator", environment: null);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("The return policy: goods can be returned within 30 days.", run.Output.Trim());
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.Contains("LANGFUSE_PUBLIC_KEY", run.Error, StringComparison.Ordinal);
    }
}
