// Correct
using Langfuse.Observe;
namespace Agents;

public static class Race
{
    [Observe]
    public static async Task RunAsync(string[] sides)
    {
        var running = sides.Select(side => SpeakAsync(side)).ToList();
        while (running.Count > 0)
        {
            var done = await Task.WhenAny(running);
            running.Remove(done);
            Console.WriteLine(await done);
        }
    }

    [Observe]
    private static async Task<string> SpeakAsync(string side)
    {
        await Task.Delay(side.Length);
        return side;
    }
}
