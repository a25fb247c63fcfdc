using System.Text.Json;
using Langfuse.Observe.EndToEnd.Tests.Sample;

namespace Langfuse.Observe.EndToEnd.Tests.Listings;

/// <summary>The third listing of the documentation, as a program of its own (<c>samples/Scoring</c>).</summary>
public sealed class ScoringTests
{
    [Fact]
    public async Task Program_Run_DeliversEveryScoreWithItsTypeAndSubject_AndTakesOneBack()
    {
        await using var ran = await AskedServer.RunAsync("Scoring");
        var trace = ran.Trace;

        Assert.Equal("", ran.Run.Error);
        Assert.Equal(0, ran.Run.ExitCode);
        Assert.Contains("sent 10, pending 0, dropped 0", ran.Run.Output, StringComparison.Ordinal);
        Assert.Equal("""
            SPAN answer
              GENERATION llm-call

            """, trace.Tree());
        Assert.Equal(
            [
                ("accuracy", "NUMERIC", "1", "trace"),
                ("correctness", "NUMERIC", "0.9", "trace"),
                ("grounded", "BOOLEAN", "true", "observation"),
                ("hallucination", "BOOLEAN", "false", "observation"),
                ("reviewer-note", "TEXT", "\"Missed the warranty clause\"", "trace"),
                ("satisfaction", "NUMERIC", "4", "session"),
                ("toxicity", "CATEGORICAL", "\"none\"", "trace"),
            ],
            trace.Scores.Select(Summary).OrderBy(score => score, Comparer<(string, string, string, string)>.Default));

        var generation = trace.Named("llm-call");
        Assert.Equal(StoredTrace.Text(generation, "id"), SubjectId(trace.ScoreNamed("hallucination")));
        Assert.Equal(StoredTrace.Text(generation, "traceId"), SubjectId(trace.ScoreNamed("accuracy")));
        Assert.Equal("session-abc", SubjectId(trace.ScoreNamed("satisfaction")));
        Assert.Equal("checked", StoredTrace.Text(trace.ScoreNamed("accuracy"), "comment"));
        Assert.Contains("accuracy: 1 (checked)", ran.Run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(trace.Scores, score => StoredTrace.Text(score, "id") == "toxicity-by-classifier");
    }

    private static (string Name, string Type, string Value, string Subject) Summary(JsonElement score) =>
        (StoredTrace.Text(score, "name")!, StoredTrace.Text(score, "dataType")!, score.GetProperty("value").GetRawText(), StoredTrace.Text(score.GetProperty("subject"), "kind")!);

    private static string? SubjectId(JsonElement score) => StoredTrace.Text(score.GetProperty("subject"), "id");
}
