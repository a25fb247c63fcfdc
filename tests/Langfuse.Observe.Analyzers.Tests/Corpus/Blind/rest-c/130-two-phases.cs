// Right
using Langfuse.Observe;

namespace Surgery.Planning;

public sealed class Planner(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async Task<string> PlanAsync(string operation, bool review)
    {
        using var trace = langfuse.StartTrace("plan-operation", input: operation);
        var phase = trace.StartSpan("draft");
        string draft;
        using (phase)
        {
            draft = await complete("Plan " + operation);
            phase.End(output: draft);
        }

        if (review)
        {
            phase = trace.StartSpan("review", input: draft);
            using (phase)
            {
                draft = await complete("Review " + draft);
                phase.Update(output: draft);
            }
        }

        phase.Score("long-enough", draft.Length > 100);
        trace.Update(output: draft);
        return draft;
    }
}
