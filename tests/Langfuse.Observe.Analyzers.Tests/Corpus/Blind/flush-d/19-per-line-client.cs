// Planted: LFO5006
using Langfuse.Observe;

namespace Logs;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        foreach (var line in File.ReadLines(args[0]))
        {
            if (line.Contains("ERROR", StringComparison.Ordinal))
            {
                await ReportAsync(line);
            }
        }
    }

    private static async Task ReportAsync(string line)
    {
        await using var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("log-error", input: line);
        var category = line switch
        {
            _ when line.Contains("timeout") => "network",
            _ when line.Contains("denied") => "permissions",
            _ => "other",
        };
        trace.Update(output: category);
    }
}
