// Correct
using Langfuse.Observe;
namespace Agents;

public static class Debate
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task<string[]> RunAsync(string[] sides)
    {
        var speeches = new List<Task<string>>();
        foreach (var side in sides)
        {
            speeches.Add(SpeakAsync(side));
        }

        return await Task.WhenAll(speeches);
    }

    [Observe]
    private static async Task<string> SpeakAsync(string side)
    {
        await Task.Delay(side.Length);
        return side;
    }
}
