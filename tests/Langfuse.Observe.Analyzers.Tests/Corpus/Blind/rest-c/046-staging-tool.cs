// Planted: LFO6007
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(options =>
{
    options.Environment = "Staging EU";
    options.FlushAt = 50;
});

var rows = File.Exists("addresses.csv") ? File.ReadAllLines("addresses.csv") : [];
foreach (var row in rows)
{
    Console.WriteLine(Addresses.Normalise(row));
}

internal static class Addresses
{
    [Observe(AsType = ObservationType.Tool)]
    public static string Normalise(string row)
    {
        var cells = row.Split(';');
        return cells.Length < 3 ? "?" : $"{cells[0].Trim()}, {cells[1].Trim()} {cells[2].Trim().ToUpperInvariant()}";
    }
}
