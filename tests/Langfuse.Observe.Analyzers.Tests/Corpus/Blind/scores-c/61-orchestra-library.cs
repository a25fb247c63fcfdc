// Planted: LFO4010
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "instrumentation-found", "type": "boolean" }, { "name": "parts", "type": "numeric", "min": 0 } ] }

namespace Orchestra.Library;

public sealed record SheetMusic(string Title, IReadOnlyList<string> Instruments);

public abstract class Cataloguer<TItem>
{
    protected abstract IEnumerable<(string Name, ScoreValue Value)> Evaluate(TItem item);

    public void Catalogue(Observation observation, TItem item)
    {
        foreach (var (name, value) in Evaluate(item))
        {
            observation.Score(name, value);
        }
    }
}

public sealed class SheetCataloguer : Cataloguer<SheetMusic>
{
    protected override IEnumerable<(string Name, ScoreValue Value)> Evaluate(SheetMusic item)
    {
        yield return ("parts", item.Instruments.Count);
        yield return ("instrumentation-found", item.Instruments.Count > 0 ? "yes" : "no");
    }
}
