// Planted: LFO4005
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "harm", "type": "categorical", "categories": ["none", "low", "high"] }, { "name": "blocked", "type": "boolean" } ] }

namespace Chatroom;

public sealed class HarmFilter(Func<string, Task<int>> classify)
{
    private const string Undecided = "unknown";

    [Observe(Name = "filter-message", AsType = ObservationType.Guardrail)]
    public async Task<bool> AllowAsync(string message)
    {
        try
        {
            var level = await classify(message);
            LangfuseContext.ScoreCurrentObservation("harm", level > 7 ? "high" : "none");
            LangfuseContext.ScoreCurrentObservation("blocked", level > 7);
            return level <= 7;
        }
        catch (TimeoutException)
        {
            LangfuseContext.ScoreCurrentObservation("harm", Undecided);
            return true;
        }
    }
}
