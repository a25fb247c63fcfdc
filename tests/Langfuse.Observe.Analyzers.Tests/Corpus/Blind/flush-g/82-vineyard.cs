// Planted: LFO5016
using Langfuse.Observe;

var cellar = await OpenCellarAsync("cellar.csv");

await using var langfuse = LangfuseClient.Start();
foreach (var year in args)
{
    Console.WriteLine(Sommelier.Recommend(cellar, year));
}

static async Task<List<string>> OpenCellarAsync(string path)
{
    var lines = File.Exists(path) ? await File.ReadAllLinesAsync(path) : [];
    return await Sommelier.SortAsync(lines);
}

static class Sommelier
{
    [Observe]
    public static async Task<List<string>> SortAsync(string[] bottles)
    {
        await Task.Yield();
        return bottles.Where(bottle => bottle.Length > 0).Order(StringComparer.Ordinal).ToList();
    }

    [Observe(AsType = ObservationType.Retriever)]
    public static string Recommend(List<string> bottles, string year) =>
        bottles.Find(bottle => bottle.Contains(year, StringComparison.Ordinal)) ?? "house wine";
}
