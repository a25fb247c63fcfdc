// Right
using Langfuse.Observe;

namespace Factory.Shifts;

public sealed class ShiftReport(Func<string, Task<string>> complete)
{
    public async Task<List<string>> WriteAsync(string plant, IReadOnlyList<string> machines, string? foreman)
    {
        var open = new Stack<IDisposable>();
        try
        {
            open.Push(LangfuseContext.Propagate(sessionId: plant));
            if (foreman is not null)
            {
                open.Push(LangfuseContext.Propagate(userId: foreman));
            }

            var lines = new List<string>();
            foreach (var machine in machines)
            {
                lines.Add(await ExplainAsync(machine));
            }

            return lines;
        }
        finally
        {
            while (open.TryPop(out var scope))
            {
                scope.Dispose();
            }
        }
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> ExplainAsync(string machine) => complete("State of " + machine);
}
