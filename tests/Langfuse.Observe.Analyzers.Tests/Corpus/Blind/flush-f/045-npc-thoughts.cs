// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var npcs = new List<Npc> { new("Rolf"), new("Sina"), new("Tam") };

npcs.ForEach(async npc =>
{
    npc.Thought = await Mind.ThinkAsync(npc.Name);
    Console.WriteLine($"{npc.Name} thinks: {npc.Thought}");
});

Console.WriteLine("turn over");

public sealed class Npc(string name)
{
    public string Name { get; } = name;

    public string? Thought { get; set; }
}

public static class Mind
{
    [Observe]
    public static async Task<string> ThinkAsync(string name)
    {
        await Task.Delay(50);
        return name.Length > 3 ? "I am hungry." : "Where is my hat?";
    }
}
