// Planted: LFO5009
using Langfuse.Observe;

namespace Archive;

internal static class Program
{
    private static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var scanners = Enumerable.Range(1, 3)
            .Select(shelf => Task.Factory.StartNew(() => ScanAsync(langfuse, shelf), TaskCreationOptions.LongRunning))
            .ToArray();
        await Task.WhenAll(scanners);
        Console.WriteLine("all shelves scanned");
    }

    private static async Task ScanAsync(LangfuseClient langfuse, int shelf)
    {
        using var trace = langfuse.StartTrace("scan-shelf", input: shelf);
        for (var box = 0; box < 4; box++)
        {
            using var span = trace.StartSpan($"box-{box}");
            await Task.Delay(40);
        }

        trace.Update(output: "4 boxes");
    }
}
