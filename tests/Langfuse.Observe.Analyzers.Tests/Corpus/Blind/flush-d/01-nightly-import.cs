// Planted: LFO5001
using Langfuse.Observe;

var folder = args.Length > 0 ? args[0] : "inbox";
var langfuse = LangfuseClient.Start(options => options.Environment = "nightly");

var files = Directory.GetFiles(folder, "*.csv");
if (files.Length == 0)
{
    Console.WriteLine("nothing to import");
    return 0;
}

var rows = 0;
foreach (var file in files)
{
    rows += await Importer.ImportAsync(file);
}

Console.WriteLine($"{rows} rows");
await langfuse.DisposeAsync();
return 0;

internal static class Importer
{
    [Observe(Name = "import-file", AsType = ObservationType.Chain)]
    public static async Task<int> ImportAsync(string file)
    {
        var count = 0;
        foreach (var line in await File.ReadAllLinesAsync(file))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                count++;
            }
        }

        return count;
    }
}
