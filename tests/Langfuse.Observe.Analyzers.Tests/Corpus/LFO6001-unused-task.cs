// Planted: LFO6001
using Langfuse.Observe;

public class Agent
{
    [Observe(AsType = ObservationType.Agent)]
    public void Act(string goal)
    {
        var memory = RememberAsync(goal);
        Console.WriteLine(goal);
    }

    [Observe(AsType = ObservationType.Tool)]
    private static Task RememberAsync(string goal) => Task.Delay(goal.Length);
}
