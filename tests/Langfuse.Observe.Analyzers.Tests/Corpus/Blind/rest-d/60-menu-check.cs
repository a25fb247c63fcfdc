// Right
using Langfuse.Observe;

namespace Canteen;

public sealed record MenuReply(string Text, bool Empty);

public sealed class MenuChecker(LangfuseClient langfuse, Func<string, Task<MenuReply>> model)
{
    public async Task<List<string>> CheckAsync(IReadOnlyList<string> dishes)
    {
        using var trace = langfuse.StartTrace("check-menu", input: dishes);
        var notes = new List<string>();
        Observation? last = null;
        foreach (var dish in dishes)
        {
            using var step = trace.StartSpan("check-dish", input: dish);
            last = step;
            var reply = await model("Which allergens? " + dish);
            if (reply.Empty)
            {
                step.End(level: ObservationLevel.Warning, statusMessage: "no answer");
                continue;
            }

            step.Update(output: reply.Text);
            step.End();
            step.Score("answered", true);
            notes.Add(reply.Text);
        }

        last?.Score("last-dish", notes.Count > 0);
        trace.Update(output: notes);
        return notes;
    }
}
