// Planted: LFO4007
using Langfuse.Observe;
using System.Globalization;

namespace Retrieval.Metrics;

public sealed record Ranking(string Query, IReadOnlyList<string> Documents);

public sealed class HitRates(LangfuseClient langfuse)
{
    public void Publish(string datasetRunId, Ranking ranking, string expected) =>
        Publish(datasetRunId, ranking.Documents, expected);

    public void Publish(string datasetRunId, IReadOnlyList<string> ranked, string expected)
    {
        foreach (var k in new[] { 1, 5, 10 })
        {
            var hit = ranked.Take(k).Contains(expected);
            var name = string.Format(CultureInfo.InvariantCulture, "hit_at_{0}", k);
            langfuse.Score(name, hit, datasetRunId: datasetRunId);
        }

        var rank = ranked.ToList().IndexOf(expected);
        langfuse.Score("reciprocal-rank", rank < 0 ? 0 : 1.0 / (rank + 1), datasetRunId: datasetRunId);
    }
}
