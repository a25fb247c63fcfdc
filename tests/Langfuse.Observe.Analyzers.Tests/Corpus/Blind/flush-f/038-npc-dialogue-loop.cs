// Planted: LFO5006
using Langfuse.Observe;

namespace Village;

public static class Program
{
    public static async Task Main()
    {
        var villagers = new List<Villager> { new("Greta", "baker"), new("Udo", "smith"), new("Finn", "fisher") };
        for (var day = 0; day < 3; day++)
        {
            foreach (var villager in villagers)
            {
                await using var langfuse = LangfuseClient.Start();
                using var trace = langfuse.StartTrace("villager-day", metadata: new { villager.Name, day });
                var line = villager.Speak(day);
                trace.Update(output: line);
                Console.WriteLine(line);
            }
        }
    }
}

public sealed record Villager(string Name, string Trade)
{
    public string Speak(int day) => Trade switch
    {
        "baker" => $"{Name}: bread is {3 + day} coins today",
        "smith" => $"{Name}: mind the sparks",
        _ => $"{Name}: the river is cold",
    };
}
