// Right
using Langfuse.Observe;

namespace Garden;

internal static class Telemetry
{
    private static LangfuseClient? _client;

    public static void Start() => _client ??= LangfuseClient.Start();

    public static async ValueTask StopAsync()
    {
        if (Interlocked.Exchange(ref _client, null) is { } client)
        {
            await client.DisposeAsync();
        }
    }
}

internal static class Program
{
    private static async Task Main(string[] args)
    {
        Telemetry.Start();
        try
        {
            foreach (var plant in args)
            {
                Console.WriteLine($"{plant}: every {await Planner.DaysAsync(plant)} days");
            }
        }
        finally
        {
            await Telemetry.StopAsync();
        }
    }
}

internal static class Planner
{
    [Observe(Name = "watering-interval")]
    public static async Task<int> DaysAsync(string plant)
    {
        await Task.Delay(1);
        return plant.EndsWith("cactus", StringComparison.Ordinal) ? 21 : 4;
    }
}
