// Planted: LFO7002
using Langfuse.Observe;

namespace Podcasts;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        await using var langfuse = Telemetry.Start();
        foreach (var episode in args)
        {
            using var trace = langfuse.StartTrace("describe-episode", input: episode);
            trace.Update(output: $"An episode about {episode}.");
        }
    }
}

internal static class Telemetry
{
    private const string Fallback = "sk-lf-7b1e94d2-53c8-4f0a-9e6d-1ac82f57d903";

    public static LangfuseClient Start() => LangfuseClient.Start(options =>
    {
        options.PublicKey = Environment.GetEnvironmentVariable("LANGFUSE_PUBLIC_KEY") ?? "pk-lf-4e20c1f7-88ab-4d1f-b0c3-6de1297afc55";
        options.SecretKey = Environment.GetEnvironmentVariable("LANGFUSE_SECRET_KEY") ?? Fallback;
    });
}
