// Planted: LFO6001
using Langfuse.Observe;
namespace Agents;

public sealed class Agent
{
    [Observe(AsType = ObservationType.Agent)]
    public void Run(List<string> tasks)
    {
        tasks.ForEach(task => _ = StepAsync(task));
    }

    [Observe]
    private static async Task StepAsync(string task) => await Task.Delay(task.Length);
}
