// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var ok = await Importer.RunAsync("faq.csv");
if (ok)
{
    await langfuse.DisposeAsync();
}

public static class Importer
{
    [Observe]
    public static async Task<bool> RunAsync(string path) => (await File.ReadAllLinesAsync(path)).Length > 0;
}
