// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var settings = Settings.Parse(args);
var plan = await TripPlanner.PlanAsync(settings.City, settings.Days);
Console.WriteLine(string.Join(Environment.NewLine, plan));

internal sealed record Settings(string City, int Days)
{
    public static Settings Parse(string[] args)
    {
        if (args.Length != 2 || !int.TryParse(args[1], out var days))
        {
            Usage();
            throw new InvalidOperationException("not reached");
        }

        return new Settings(args[0], days);
    }

    private static void Usage()
    {
        Console.Error.WriteLine("usage: trip CITY DAYS");
        Environment.Exit(64);
    }
}

internal static class TripPlanner
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task<string[]> PlanAsync(string city, int days)
    {
        await Task.Delay(10);
        return Enumerable.Range(1, days).Select(day => $"Day {day}: walk in {city}").ToArray();
    }
}
