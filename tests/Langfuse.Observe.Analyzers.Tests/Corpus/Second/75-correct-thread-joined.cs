// Correct
using Langfuse.Observe;
namespace Agents;

public sealed class Agent
{
    [Observe(AsType = ObservationType.Agent)]
    public string Run(string task)
    {
        var thread = new Thread(() => Note(task));
        thread.Start();
        thread.Join();
        return task;
    }

    [Observe]
    private static void Note(string text) => Console.WriteLine(text);
}
