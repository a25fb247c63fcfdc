// Planted: LFO5016
using Langfuse.Observe;

namespace Indexer;

internal static class Program
{
    public static async Task Main(string[] args)
    {
        var settings = SettingsReader.Read(args);
        await using var langfuse = LangfuseClient.Start(options => options.Environment = settings.Environment);

        using var trace = langfuse.StartTrace("index", metadata: new { settings.Environment });
        for (var i = 0; i < settings.Batches; i++)
        {
            using var span = trace.StartSpan("batch", input: i);
            await Task.Delay(5);
        }
    }
}

internal sealed record Settings(string Environment, int Batches);

internal static class SettingsReader
{
    [Observe(Name = "read-settings")]
    public static Settings Read(string[] args)
    {
        var environment = args.Length > 0 ? args[0] : "dev";
        return new Settings(environment, args.Length > 1 ? 10 : 2);
    }
}
