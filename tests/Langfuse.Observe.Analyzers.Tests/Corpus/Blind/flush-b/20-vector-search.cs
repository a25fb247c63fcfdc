// Planted: LFO5012
// Library
using Langfuse.Observe;

namespace Search;

public interface IVectorStore
{
    IReadOnlyList<string> Nearest(string query, int top);
}

public sealed class Retriever
{
    private readonly LangfuseClient _langfuse;
    private readonly IVectorStore _store;

    public Retriever(LangfuseClient langfuse, IVectorStore store) => (_langfuse, _store) = (langfuse, store);

    public IReadOnlyList<string> Find(string query)
    {
        if (string.IsNullOrEmpty(query))
            return [];

        var span = _langfuse.StartObservation("vector-search", ObservationType.Retriever);
        try
        {
            var hits = _store.Nearest(query, top: 8);
            if (hits.Count == 0)
                return [];

            var best = hits.Distinct().Take(3).ToArray();
            span.End(output: best);
            return best;
        }
        catch (Exception e)
        {
            span.End(output: e.Message);
            throw;
        }
    }
}
