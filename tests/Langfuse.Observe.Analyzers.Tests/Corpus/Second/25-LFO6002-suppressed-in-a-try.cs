// Planted: LFO6002
using Langfuse.Observe;
namespace Agents;

public sealed class Agent
{
    [Observe(AsType = ObservationType.Agent)]
    public void Run(string task)
    {
        var control = ExecutionContext.SuppressFlow();
        try
        {
            Task.Run(() => Step(task)).Wait();
        }
        finally
        {
            control.Undo();
        }
    }

    [Observe]
    private static string Step(string text) => text;
}
