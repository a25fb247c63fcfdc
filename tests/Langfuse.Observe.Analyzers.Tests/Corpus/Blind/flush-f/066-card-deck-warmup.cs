// Planted: LFO5016
using Langfuse.Observe;

namespace CardTable;

public static class Program
{
    public static async Task Main()
    {
        var table = new Table(["North", "East", "South", "West"]);
        await using var langfuse = LangfuseClient.Start();
        foreach (var hand in table.Hands)
        {
            Console.WriteLine(hand);
        }
    }
}

public sealed class Table
{
    public Table(string[] seats)
    {
        Hands = new List<string>();
        foreach (var seat in seats)
        {
            Hands.Add($"{seat}: {Dealer.Deal(5)}");
        }
    }

    public List<string> Hands { get; }
}

public static class Dealer
{
    private const string Ranks = "23456789TJQKA";

    [Observe]
    public static string Deal(int cards)
        => new(Random.Shared.GetItems(Ranks.AsSpan(), cards));
}
