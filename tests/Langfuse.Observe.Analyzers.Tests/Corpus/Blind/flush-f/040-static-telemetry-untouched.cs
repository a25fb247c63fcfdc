// Planted: LFO5007
using Langfuse.Observe;

var garden = new[] { "rose", "tulip", "fern" };
foreach (var plant in garden)
{
    Console.WriteLine($"{plant}: {Gardener.Care(plant)}");
}

internal static class AppTelemetry
{
    private static readonly LangfuseClient s_client = LangfuseClient.Start(options =>
    {
        options.ServiceName = "garden-planner";
        options.Environment = "production";
    });
}

internal static class Gardener
{
    [Observe]
    public static string Care(string plant) => plant switch
    {
        "rose" => "prune in March",
        "tulip" => "lift the bulbs in June",
        _ => "keep moist",
    };
}
