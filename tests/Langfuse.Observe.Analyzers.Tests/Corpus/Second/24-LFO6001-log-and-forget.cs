// Planted: LFO6001
using Langfuse.Observe;
namespace Agents;

public sealed class Agent
{
    [Observe(AsType = ObservationType.Agent)]
    public async Task<string> RunAsync(string task)
    {
        await Task.Yield();
        var pending = new List<Task>();
        pending.Add(NoteAsync("started"));
        pending.Add(NoteAsync(task));
        return "done";
    }

    [Observe]
    private static async Task NoteAsync(string text) => await Task.Delay(text.Length);
}
