// Planted: LFO5012
using Langfuse.Observe;

// pollen: words the pollen forecast of a town
await using var langfuse = LangfuseClient.Start();
foreach (var town in args)
{
    Console.WriteLine(Forecast.Word(langfuse, town) ?? $"{town}: no station");
}

internal static class Forecast
{
    private static readonly Dictionary<string, int> Counts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Utrecht"] = 80,
        ["Ghent"] = 12,
    };

    public static string? Word(LangfuseClient langfuse, string town)
    {
        var span = langfuse.StartSpan("word-forecast", input: town);
        if (!Counts.TryGetValue(town, out var grains))
        {
            return null;
        }

        var text = grains > 50 ? $"{town}: keep your windows shut" : $"{town}: a good day for a walk";
        span.End(output: text);
        return text;
    }
}
