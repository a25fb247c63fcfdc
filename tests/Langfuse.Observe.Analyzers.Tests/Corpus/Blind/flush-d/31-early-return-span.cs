// Planted: LFO5012
using Langfuse.Observe;

namespace Warehouse.Picking;

public sealed record Slot(string Aisle, int Stock);

public sealed class Picker(LangfuseClient langfuse, IReadOnlyDictionary<string, Slot> slots)
{
    public string? Pick(string article, int quantity)
    {
        var span = langfuse.StartSpan("pick-article", input: new { article, quantity });
        if (!slots.TryGetValue(article, out var slot))
        {
            span.End(output: "unknown article", level: ObservationLevel.Warning);
            return null;
        }

        if (slot.Stock < quantity)
        {
            return null;
        }

        span.End(output: slot.Aisle);
        return slot.Aisle;
    }
}
