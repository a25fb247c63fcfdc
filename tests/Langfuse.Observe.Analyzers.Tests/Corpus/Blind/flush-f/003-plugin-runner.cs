// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var plugins = new List<IExportPlugin> { new CsvPlugin(), new SummaryPlugin() };

foreach (var plugin in plugins)
{
    var count = await plugin.ExportAsync("orders");
    Console.WriteLine($"{plugin.Title}: {count} rows");
}

await langfuse.FlushAsync();

public interface IExportPlugin
{
    string Title { get; }

    Task<int> ExportAsync(string table);
}

public sealed class CsvPlugin : IExportPlugin
{
    public string Title => "CSV";

    [Observe(Name = "export-csv")]
    public async Task<int> ExportAsync(string table)
    {
        var lines = await File.ReadAllLinesAsync(table + ".csv");
        return lines.Length;
    }
}

public sealed class SummaryPlugin : IExportPlugin
{
    public string Title => "Summary";

    [Observe(Name = "export-summary")]
    public async Task<int> ExportAsync(string table)
    {
        await Task.Yield();
        return table.Length;
    }
}
