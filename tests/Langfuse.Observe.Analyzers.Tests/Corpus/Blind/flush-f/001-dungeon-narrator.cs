// Planted: LFO5001
using Langfuse.Observe;

namespace Dungeon;

public static class Program
{
    public static int Main(string[] args)
    {
        var langfuse = LangfuseClient.Start(options => options.Release = "dungeon-2.3");
        var hero = new Hero(args.Length > 0 ? args[0] : "Ayla");
        using (var trace = langfuse.StartTrace("adventure", metadata: new { hero = hero.Name }))
        {
            for (var floor = 1; floor <= 5 && hero.Health > 0; floor++)
            {
                Console.WriteLine(Narrator.Describe(floor, hero.Name));
                hero.Health -= Random.Shared.Next(0, 6) * floor;
            }

            trace.Update(output: hero.Health > 0 ? "won" : "lost");
        }

        Console.WriteLine(hero.Health > 0 ? "The dragon sleeps." : "You fell.");
        return hero.Health > 0 ? 0 : 1;
    }
}

public sealed class Hero(string name)
{
    public string Name { get; } = name;

    public int Health { get; set; } = 40;
}

public static class Narrator
{
    [Observe]
    public static string Describe(int floor, string hero) => floor switch
    {
        1 => $"{hero} smells damp stone.",
        2 => $"{hero} hears water dripping.",
        _ => $"{hero} walks on, torch in hand, into floor {floor}.",
    };
}
