// Planted: LFO4005
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "freshness", "type": "categorical", "categories": ["Fresh", "Stale"] } ] }

namespace Produce;

public enum Freshness
{
    Fresh,
    Stale,
    Spoiled,
}

public sealed class CrateInspector(LangfuseClient langfuse)
{
    public int Inspect(string depot, IEnumerable<(string Crate, int Days)> crates)
    {
        using var trace = langfuse.StartTrace("inspect-crates", metadata: new { depot });
        var spoiled = 0;
        foreach (var (_, days) in crates)
        {
            if (days > 12)
            {
                spoiled++;
            }
        }

        if (spoiled > 0)
        {
            trace.Score("freshness", Freshness.Spoiled, comment: $"{spoiled} crates");
            return spoiled;
        }

        trace.Score("freshness", Freshness.Fresh);
        return 0;
    }
}
