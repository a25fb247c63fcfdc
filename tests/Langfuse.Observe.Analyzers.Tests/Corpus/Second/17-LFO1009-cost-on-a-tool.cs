// Planted: LFO1009
using Langfuse.Observe;
namespace Tools;

public static class Search
{
    [Observe(AsType = ObservationType.Tool)]
    public static string[] Find(string query)
    {
        var hits = new[] { query };
        LangfuseContext.UpdateCurrentObservation(output: hits, cost: new Cost(total: 0.01m));
        return hits;
    }
}
