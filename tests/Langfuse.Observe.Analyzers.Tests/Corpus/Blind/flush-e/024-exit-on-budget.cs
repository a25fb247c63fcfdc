// Planted: LFO5002
using Langfuse.Observe;

// Writes teasers for a newspaper until the daily budget is used up.
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start(o => o.ServiceName = "teasers");
        var budget = 0.50m;
        foreach (var headline in args)
        {
            budget -= await Teasers.WriteAsync(headline);
            if (budget <= 0)
            {
                Console.Error.WriteLine("budget used up");
                Environment.Exit(75);
            }
        }

        Console.WriteLine($"{budget:C} left");
        return 0;
    }
}

internal static class Teasers
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o-mini")]
    public static async Task<decimal> WriteAsync(string headline)
    {
        await Task.Delay(10);
        Console.WriteLine("Read why " + headline.ToLowerInvariant());
        var cost = headline.Length * 0.0001m;
        LangfuseContext.UpdateCurrentObservation(cost: new Cost(total: cost));
        return cost;
    }
}
