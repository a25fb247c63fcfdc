using Langfuse.Observe.Testing;

namespace Langfuse.Observe.Tests.Runtime;

public sealed class LangfuseContextTests
{
    [Fact]
    public void UpdateCurrentTrace_FromAChild_IsTheTracesOwn()
    {
        using var recorder = LangfuseRecorder.Start();

        Woven.Call("Root", () => Woven.Call("Child", () =>
        {
            LangfuseContext.UpdateCurrentTrace(
                name: "support", userId: "user-123", sessionId: "session-abc", tags: ["production"], metadata: new { channel = "web" });
            LangfuseContext.UpdateCurrentTrace(tags: ["production", "support"]);
            return 1;
        }));

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal("support", trace.Name);
        Assert.Equal("user-123", trace.UserId);
        Assert.Equal("session-abc", trace.SessionId);
        Assert.Equal(["production", "support"], trace.Tags);
        Assert.Equal("web", trace.Metadata["channel"]);
    }

    [Fact]
    public void UpdateCurrentObservation_NeverChangesTheType()
    {
        using var recorder = LangfuseRecorder.Start();

        Woven.Call("Step", () =>
        {
            LangfuseContext.UpdateCurrentObservation(model: "gpt-4o", usage: new Usage(input: 1, output: 2) { ["input_cached_tokens"] = 3 });
            return 1;
        });

        var observation = Assert.Single(recorder.Observations);
        Assert.Equal(ObservationType.Span, observation.Type);
        Assert.Equal("gpt-4o", observation.Model);
        Assert.Equal(3, observation.Usage!["input_cached_tokens"]);
    }

    [Fact]
    public void Scores_OnTraceAndObservation_PointAtTheirTargets()
    {
        using var recorder = LangfuseRecorder.Start();

        Woven.Call("Root", () => Woven.Call("Child", () =>
        {
            LangfuseContext.ScoreCurrentTrace("user-feedback", 1, comment: "thumbs up");
            LangfuseContext.ScoreCurrentObservation("grounded", true);
            LangfuseContext.ScoreCurrentObservation("level", ObservationLevel.Debug);
            LangfuseContext.ScoreCurrentTrace(new ScoreDefinition<double>("correctness", ScoreDataType.Numeric), 0.9);
            return 1;
        }));

        var trace = Assert.Single(recorder.Traces);
        var child = trace.Observations.Single(observation => observation.Name == "Child");
        Assert.Equal(["user-feedback", "grounded", "level", "correctness"], trace.Scores.Select(score => score.Name));
        Assert.Equal([null, child.Id, child.Id, null], trace.Scores.Select(score => score.ObservationId));
        Assert.Equal("Debug", trace.Scores[2].Value.Text);
        Assert.Equal(1, trace.Scores[1].Value.Number);
    }

    [Fact]
    public void Outside_AnyObservation_NothingHappens()
    {
        using var recorder = LangfuseRecorder.Start();

        LangfuseContext.UpdateCurrentTrace(name: "x");
        LangfuseContext.ScoreCurrentTrace("x", 1);

        Assert.Null(LangfuseContext.CurrentTraceId);
        Assert.Null(LangfuseContext.CurrentObservationId);
        Assert.Empty(recorder.Scores);
    }

    [Fact]
    public async Task Recorders_SideBySide_SeeOnlyTheirOwnFlow()
    {
        var counts = await Task.WhenAll(Enumerable.Range(1, 20).Select(count => Task.Run(async () =>
        {
            using var recorder = LangfuseRecorder.Start();
            for (var call = 0; call < count; call++)
            {
                await Task.Yield();
                Woven.Call("Any", () => call);
            }

            return recorder.Observations.Count;
        })));

        Assert.Equal(Enumerable.Range(1, 20), counts);
    }
}
