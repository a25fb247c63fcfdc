// Right
using Langfuse.Observe;

var stage = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production";
await using var langfuse = LangfuseClient.Start(options =>
{
    options.Environment = stage.ToLowerInvariant();
    options.ServiceName = "Parking Service";
});

var plates = args.Length > 0 ? args : ["B-AB 123", "M-XY 77"];
foreach (var plate in plates)
{
    Console.WriteLine(await Parking.CheckAsync(plate));
}

internal static class Parking
{
    [Observe(AsType = ObservationType.Tool, Name = "Check Plate")]
    public static async Task<string> CheckAsync(string plate)
    {
        await Task.Yield();
        var parts = plate.Split(' ');
        return parts.Length == 2 ? $"{plate}: paid" : $"{plate}: unknown";
    }
}
