// Planted: LFO6001
using Langfuse.Observe;
namespace Agents;

public sealed class Agent
{
    [Observe(AsType = ObservationType.Agent)]
    public string Run(string task)
    {
        ThreadPool.QueueUserWorkItem(_ => Note(task));
        return task;
    }

    [Observe]
    private static void Note(string text) => Console.WriteLine(text);
}
