// Planted: LFO5015
using Langfuse.Observe;

namespace Newsroom;

internal static class Program
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["LANGFUSE_RELEASE"] = "newsroom-12",
        ["LANGFUSE_SAMPLE_RATE"] = "0.2",
    };

    private static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        ApplyDefaults();
        using var trace = langfuse.StartTrace("headline", input: args);
        trace.Update(output: Headline(args));
    }

    private static void ApplyDefaults()
    {
        foreach (var (name, value) in Defaults)
        {
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }

    private static string Headline(string[] words) => words.Length == 0 ? "Quiet day" : string.Join(' ', words);
}
