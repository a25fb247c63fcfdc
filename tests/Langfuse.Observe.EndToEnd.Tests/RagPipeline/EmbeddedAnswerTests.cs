using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

/// <summary>The default question, answered without a language model, as it arrives at a server.</summary>
public sealed class EmbeddedAnswerTests(EmbeddedAnswerTests.Asked asked) : IClassFixture<EmbeddedAnswerTests.Asked>
{
    private StoredTrace Trace => asked.Server.Trace;

    [Fact]
    public void Run_WithKeys_AnswersWithSourcesAndNamesTheTracesAddress()
    {
        var run = asked.Server.Run;
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("within 60 days of delivery", run.Output, StringComparison.Ordinal);
        Assert.Contains("customers/returns.md:1", run.Output, StringComparison.Ordinal);
        var traceId = StoredTrace.Text(Trace.Named("AnswerAsync"), "traceId")!;
        Assert.Contains($"{asked.Server.Server.BaseUrl}project/", run.Output, StringComparison.Ordinal);
        Assert.Contains($"/traces/{traceId}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Tree_OfTheTrace_HasEachStepUnderItsCaller() => Assert.Equal("""
        CHAIN AnswerAsync
          CHAIN Build
          EVALUATOR grounding-check
          GENERATION answer
          GUARDRAIL evidence-check
          RETRIEVER RetrieveAsync
            SPAN Fuse
            SPAN Rank
            SPAN Rank
            SPAN Rank

        """, Trace.Tree());

    [Fact]
    public void Observations_All_CarryTheTraceFields() => Assert.All(Trace.Observations, observation =>
    {
        Assert.Equal("rag-pipeline", StoredTrace.Text(observation, "traceName"));
        Assert.Equal("sample-reader", StoredTrace.Text(observation, "userId"));
        Assert.StartsWith("terminal-", StoredTrace.Text(observation, "sessionId"), StringComparison.Ordinal);
        Assert.Equal(["rag", "sample"], observation.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!).Order());
        Assert.Equal("1.0", StoredTrace.Text(observation, "version"));
        Assert.Equal("embedded-extractive", StoredTrace.Text(observation.GetProperty("metadata"), "answerer"));
    });

    [Fact]
    public void Root_Io_IsTheQuestionAndTheAnswer()
    {
        var root = Trace.Named("AnswerAsync");
        Assert.Contains("What is the return policy?", StoredTrace.Text(root, "input"), StringComparison.Ordinal);
        Assert.DoesNotContain("cancellationToken", StoredTrace.Text(root, "input"), StringComparison.Ordinal);
        Assert.Contains("within 60 days of delivery", StoredTrace.Text(root, "output"), StringComparison.Ordinal);
        Assert.Contains("customers/returns.md", StoredTrace.Text(root, "output"), StringComparison.Ordinal);
    }

    [Fact]
    public void Generation_OfTheEmbeddedAnswerer_SaysWhatItIsAndMarksItsEstimates()
    {
        var generation = Trace.Named("answer");
        Assert.Equal("embedded-extractive", StoredTrace.Text(generation, "providedModelName"));
        Assert.Equal(3, generation.GetProperty("modelParameters").GetProperty("max_sentences").GetInt32());
        Assert.True(generation.GetProperty("usageDetails").GetProperty("input").GetInt64() > 100);
        Assert.True(generation.GetProperty("usageDetails").GetProperty("output").GetInt64() > 10);
        Assert.Equal("true", generation.GetProperty("metadata").GetProperty("usage_estimated").ToString(), ignoreCase: true);
    }

    [Fact]
    public void Generation_Stream_IsJoinedAndTimedToItsFirstWord()
    {
        var generation = Trace.Named("answer");
        Assert.Contains("within 60 days of delivery", StoredTrace.Text(generation, "output"), StringComparison.Ordinal);
        var first = generation.GetProperty("completionStartTime").GetDateTimeOffset();
        Assert.InRange(first, generation.GetProperty("startTime").GetDateTimeOffset(), generation.GetProperty("endTime").GetDateTimeOffset());
    }

    [Fact]
    public void Generation_Input_IsTheMessagesAndNotThePrompt()
    {
        var input = StoredTrace.Text(Trace.Named("answer"), "input")!;
        Assert.StartsWith("[{\"role\":\"system\"", input, StringComparison.Ordinal);
        Assert.Contains("Question: What is the return policy?", input, StringComparison.Ordinal);
        Assert.DoesNotContain("prompt", input, StringComparison.Ordinal);
    }

    [Fact]
    public void Observations_Times_LieWithinTheirParents()
    {
        var byId = Trace.Observations.ToDictionary(observation => StoredTrace.Text(observation, "id")!);
        var children = Trace.Observations.Where(observation => StoredTrace.Text(observation, "parentObservationId") is not null).ToList();
        Assert.Equal(Trace.Observations.Count - 1, children.Count);
        Assert.All(children, child =>
        {
            var parent = byId[StoredTrace.Text(child, "parentObservationId")!];
            Assert.True(parent.GetProperty("startTime").GetDateTimeOffset() <= child.GetProperty("startTime").GetDateTimeOffset());
            Assert.True(parent.GetProperty("endTime").GetDateTimeOffset() >= child.GetProperty("endTime").GetDateTimeOffset());
        });
    }

    [Fact]
    public void Scores_OfTheTrace_AreGroundingAndAnswered()
    {
        var traceId = StoredTrace.Text(Trace.Named("AnswerAsync"), "traceId");
        Assert.Equal(3, Trace.Scores.Count);
        Assert.Equal(1, Trace.ScoreNamed("grounding").GetProperty("value").GetDouble());
        Assert.True(Trace.ScoreNamed("answered").GetProperty("value").GetBoolean());
        Assert.Equal("trace", StoredTrace.Text(Trace.ScoreNamed("answered").GetProperty("subject"), "kind"));
        Assert.Equal(traceId, StoredTrace.Text(Trace.ScoreNamed("answered").GetProperty("subject"), "id"));
    }

    [Fact]
    public void Score_OfTheEvidenceCheck_BelongsToItsObservation()
    {
        var subject = Trace.ScoreNamed("coverage").GetProperty("subject");
        Assert.Equal("observation", StoredTrace.Text(subject, "kind"));
        Assert.Equal(StoredTrace.Text(Trace.Named("evidence-check"), "id"), StoredTrace.Text(subject, "id"));
    }

    public sealed class Asked : IAsyncLifetime
    {
        public AskedServer Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await AskedServer.AskAsync();

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
