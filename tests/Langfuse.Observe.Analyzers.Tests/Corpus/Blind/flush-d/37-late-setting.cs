// Planted: LFO5015
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Deployment.Apply(args.FirstOrDefault() ?? "local");

foreach (var message in new[] { "Where is my parcel?", "Cancel my order" })
{
    Console.WriteLine(await Router.RouteAsync(message));
}

internal static class Deployment
{
    public static void Apply(string stage)
    {
        var release = $"{DateTime.UtcNow:yyyy.MM}-{stage}";
        Environment.SetEnvironmentVariable("LANGFUSE_RELEASE", release);
        Console.WriteLine($"release {release}");
    }
}

internal static class Router
{
    [Observe(Name = "route-message", AsType = ObservationType.Agent)]
    public static async Task<string> RouteAsync(string message)
    {
        await Task.Delay(1);
        return message.Contains("parcel", StringComparison.OrdinalIgnoreCase) ? "logistics" : "sales";
    }
}
