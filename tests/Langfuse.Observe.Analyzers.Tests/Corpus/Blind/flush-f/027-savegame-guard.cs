// Planted: LFO5002
using Langfuse.Observe;

namespace Sailor;

public static class Program
{
    public static void Main()
    {
        using var langfuse = LangfuseClient.Start(options => options.Release = "sailor-0.9");
        var voyage = new Voyage(seed: 7);
        for (var day = 1; day <= 30; day++)
        {
            Console.WriteLine(voyage.Sail(day));
        }
    }
}

public sealed class Voyage(int seed)
{
    private readonly Random _random = new(seed);
    private int _hull = 100;

    [Observe]
    public string Sail(int day)
    {
        _hull -= _random.Next(0, 9);
        return _hull switch
        {
            > 60 => $"Day {day}: fair wind",
            > 0 => $"Day {day}: the pumps are manned",
            _ => Sink(day),
        };
    }

    private static string Sink(int day)
    {
        File.WriteAllText("savegame.txt", $"sunk on day {day}");
        Environment.FailFast("the ship is lost");
        return "lost";
    }
}
