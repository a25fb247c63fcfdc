// Planted: LFO4001|LFO4002
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "relevance", "type": "numeric", "min": 0, "max": 1 }, { "name": "zero-hits", "type": "boolean" } ] }

namespace Shop.Search;

public sealed record Hit(string Sku, double Similarity);

public class SearchPipeline
{
    [Observe(AsType = ObservationType.Retriever)]
    public virtual IReadOnlyList<Hit> Find(string query, IReadOnlyList<Hit> index)
    {
        var hits = index.Where(hit => hit.Sku.Contains(query, StringComparison.OrdinalIgnoreCase)).Take(20).ToArray();
        LangfuseContext.ScoreCurrentObservation("zero-hits", hits.Length == 0);
        if (hits.Length > 0)
        {
            LangfuseContext.ScoreCurrentObservation("relevence", Math.Clamp(hits.Average(hit => hit.Similarity), 0, 1));
        }

        return hits;
    }
}
