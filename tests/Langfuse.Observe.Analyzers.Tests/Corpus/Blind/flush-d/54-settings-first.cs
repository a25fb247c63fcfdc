// Right
using Langfuse.Observe;

namespace Kiosk;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        Configure(args.Contains("--test") ? "test" : "production");
        await using var langfuse = LangfuseClient.Start();
        Environment.SetEnvironmentVariable("KIOSK_STARTED", DateTimeOffset.UtcNow.ToString("O"));
        Console.WriteLine(await Greeter.GreetAsync("Basel SBB"));
    }

    private static void Configure(string environment)
    {
        Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", environment);
        Environment.SetEnvironmentVariable("LANGFUSE_FLUSH_AT", "50");
    }
}

internal static class Greeter
{
    [Observe(Name = "greet")]
    public static async Task<string> GreetAsync(string station)
    {
        await Task.Delay(1);
        return $"Welcome to {station}";
    }
}
