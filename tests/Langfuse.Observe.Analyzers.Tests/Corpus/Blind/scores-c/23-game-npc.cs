// Planted: LFO4004
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "immersion", "type": "numeric", "min": 0, "max": 1 }, { "name": "toxic", "type": "boolean" } ] }

namespace Game.Npc;

public sealed class DialogueServer(LangfuseClient langfuse)
{
    private readonly Dictionary<string, double> _reactions = new(StringComparer.Ordinal)
    {
        ["laugh"] = 1,
        ["nod"] = 0.7,
        ["shrug"] = 0.3,
        ["walk-away"] = -0.2,
    };

    public event Action<string>? Scored;

    public void OnReaction(string traceId, string reaction)
    {
        if (!_reactions.TryGetValue(reaction, out var immersion))
        {
            return;
        }

        langfuse.Score("immersion", immersion, traceId: traceId);
        Scored?.Invoke(traceId);
    }

    public void OnReport(string traceId) => langfuse.Score("toxic", true, traceId: traceId);
}
