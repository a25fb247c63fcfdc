// Correct
using Langfuse.Observe;
namespace Agents;

public static class Late
{
    public static void Run(Observation trace, Action<Action> schedule)
    {
        var span = trace.StartSpan("late");
        schedule(() =>
        {
            span.Update(output: "x");
            span.End();
        });
    }
}
