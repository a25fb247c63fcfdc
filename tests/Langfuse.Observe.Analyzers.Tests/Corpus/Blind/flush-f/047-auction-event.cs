// Planted: LFO5009
using Langfuse.Observe;

namespace Auction;

public static class Program
{
    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var house = new AuctionHouse();
        var review = ReviewAsync(house);
        house.Bid("lamp", 40);
        house.Bid("lamp", 55);
        house.Bid("chair", 15);
        Console.WriteLine($"{house.Bids.Count} bids");
    }

    private static async Task ReviewAsync(AuctionHouse house)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        foreach (var (lot, euros) in house.Bids.ToArray())
        {
            Console.WriteLine(await Appraiser.JudgeAsync(lot, euros));
        }
    }
}

public sealed class AuctionHouse
{
    public List<(string Lot, int Euros)> Bids { get; } = [];

    public void Bid(string lot, int euros) => Bids.Add((lot, euros));
}

public static class Appraiser
{
    [Observe]
    public static async Task<string> JudgeAsync(string lot, int euros)
    {
        await Task.Yield();
        return euros > 50 ? $"{lot}: too dear" : $"{lot}: fair";
    }
}
