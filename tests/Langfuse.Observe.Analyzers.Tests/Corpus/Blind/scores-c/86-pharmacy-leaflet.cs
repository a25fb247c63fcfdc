// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "reading-level", "type": "categorical", "categories": ["plain", "expert"] }, { "name": "side-effects-listed", "type": "boolean" } ] }

namespace Pharmacy.Leaflets;

public sealed class LeafletReview(LangfuseClient langfuse)
{
    private static readonly HashSet<string> Levels = ["plain", "expert"];

    public bool TrySave(string traceId, string answer)
    {
        var level = answer.Trim().ToLowerInvariant();
        if (!Levels.Contains(level))
        {
            langfuse.Score("side-effects-listed", false, traceId: traceId, comment: "Expert?", metadata: new { level = "unknown" });
            return false;
        }

        langfuse.Score("reading-level", level, traceId: traceId);
        return true;
    }

    public void Default(string traceId, string level = "plain") => langfuse.Score("reading-level", level, traceId: traceId);

    public void Doctors(string traceId) => Default(traceId, "expert");

    public void Listed(string traceId, IReadOnlyCollection<string> effects) =>
        langfuse.Score("side-effects-listed", effects is { Count: > 0 }, traceId: traceId);
}
