// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var gold = new HashSet<string>(args.FirstOrDefault()?.Split(',') ?? ["cat", "dog"]);
var found = new HashSet<string>(args.Skip(1).FirstOrDefault()?.Split(',') ?? ["cat", "cow"]);
Metrics.Publish(langfuse, gold, found);

internal static class Metrics
{
    public static void Publish(LangfuseClient langfuse, HashSet<string> gold, HashSet<string> found)
    {
        using var trace = langfuse.StartTrace("entity-metrics");
        var hits = (double)gold.Intersect(found).Count();
        var precision = found.Count == 0 ? 0 : hits / found.Count;
        var recall = gold.Count == 0 ? 0 : hits / gold.Count;
        trace.Score("precision", precision);
        trace.Score("recall", recall);
        if (precision + recall > 0)
        {
            trace.Score("f-measure", 2 * precision * recall / (precision + recall));
        }

        trace.Score("exact", gold.SetEquals(found));
    }
}
