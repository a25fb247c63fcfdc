// Right
using Langfuse.Observe;

namespace Tavern;

public static class Program
{
    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var guests = new[] { "Bard", "Knight", "Thief" };
        var pending = new List<Task<string>>();
        foreach (var guest in guests)
        {
            pending.Add(Mind.SpeakAsync(guest));
        }

        var gossip = Task.Run(() => Mind.SpeakAsync("Innkeeper"));
        foreach (var line in await Task.WhenAll(pending))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(await gossip);
    }
}

public static class Mind
{
    [Observe]
    public static async Task<string> SpeakAsync(string guest)
    {
        await Task.Delay(20);
        return guest switch
        {
            "Bard" => "A song, good people?",
            "Thief" => "Nice purse.",
            _ => $"{guest} nods.",
        };
    }
}
