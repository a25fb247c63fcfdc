// Planted: LFO5015
using Langfuse.Observe;

namespace Crawler;

static class Program
{
    static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        ApplySettings(ReadSettings(args));

        using var trace = langfuse.StartTrace("crawl", input: args);
        await Task.Delay(20);
        trace.Update(output: "done");
    }

    static Dictionary<string, string> ReadSettings(string[] args) => args
        .Select(a => a.Split('=', 2))
        .Where(p => p.Length == 2)
        .ToDictionary(p => p[0], p => p[1]);

    static void ApplySettings(IReadOnlyDictionary<string, string> settings)
    {
        if (settings.TryGetValue("culture", out var culture))
            System.Globalization.CultureInfo.CurrentCulture = new(culture);

        if (settings.TryGetValue("rate", out var rate))
            Environment.SetEnvironmentVariable("LANGFUSE_SAMPLE_RATE", rate);
    }
}
