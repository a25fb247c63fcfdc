// Planted: LFO5001
using System.Globalization;
using Langfuse.Observe;

namespace Import;

public static class Program
{
    public static async Task Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        await langfuse.TracedAsync("import", async () =>
        {
            var importer = new Importer();
            foreach (var path in args)
            {
                Console.WriteLine($"{path}: {await importer.SumAsync(path):0.00}");
            }
        });
    }
}

internal static class Tracing
{
    public static async Task TracedAsync(this LangfuseClient langfuse, string name, Func<Task> work)
    {
        using (langfuse.StartTrace("job", metadata: new { name }))
        {
            await work();
        }

        await langfuse.FlushAsync();
    }
}

internal sealed class Importer
{
    [Observe]
    public async Task<decimal> SumAsync(string path)
    {
        var total = 0m;
        foreach (var line in await File.ReadAllLinesAsync(path))
        {
            total += decimal.Parse(line, CultureInfo.InvariantCulture);
        }

        return total;
    }
}
