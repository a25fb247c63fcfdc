using System.Globalization;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>Scores that are held against others on the same targets.</summary>
internal static class ComparedScores
{
    private const int Page = 500;
    private const int Most = 10_000;

    /// <summary>The newest that fit, and whether those are all.</summary>
    public static (List<Score> Scores, bool AreAll) Newest(IScoreStore store, string projectId, Filter filter)
    {
        var scores = new List<Score>();
        while (scores.Count < Most)
        {
            var page = store.List(projectId, filter, Page, scores.Count);
            scores.AddRange(page.Scores);
            if (page.Scores.Count == 0 || scores.Count >= page.Total)
            {
                return (scores, true);
            }
        }

        return (scores, false);
    }

    /// <summary>What a score judges.</summary>
    public static (string? TraceId, string? ObservationId, string? SessionId) Target(Score score) => (score.TraceId, score.ObservationId, score.SessionId);

    /// <summary>Its value in words: one of yes and no has them like a category.</summary>
    public static string Label(Score score) => score.DataType == "NUMERIC" ? (score.Value ?? 0).ToString("G4", CultureInfo.InvariantCulture) : score.StringValue ?? "";
}
