using System.Globalization;
using Langfuse.Observe.LocalServer.Features.Models;

namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>The models that the server brings, from the table prices.tsv: a line for each price, and one more for each tier of it.</summary>
internal static class BuiltInModels
{
    private const double PerMillion = 1e-6;
    private const string InputKinds = "^(input|prompt|cache)";

    // The columns, and the kinds of usage that each prices.
    private static readonly string[] s_kinds =
        ["input", "input_cached_tokens", "input_cache_creation", "input_cache_creation_1h", "output", "input_audio", "input_cached_audio", "output_audio"];

    private static readonly Lazy<IReadOnlyList<PricedModel>> s_all = new(Load);

    public static IReadOnlyList<PricedModel> All => s_all.Value;

    public static PricedModel? Find(string id) => All.FirstOrDefault(model => model.Id == id);

    private static List<PricedModel> Load()
    {
        using var stream = typeof(BuiltInModels).Assembly.GetManifestResourceStream("prices.tsv")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#'))
                .Select(line => line.TrimEnd('\r').Split('\t'))
                .GroupBy(cells => (Name: cells[0], From: cells[2]))
                .Select(rows => Read(rows.Key.Name, rows.Key.From, [.. rows])),
        ];
    }

    private static PricedModel Read(string name, string from, IReadOnlyList<string[]> rows)
    {
        long? startUs = from.Length == 0 ? null : Micros.Of(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        var id = "built-in-" + name + (from.Length == 0 ? "" : "-" + from);
        var tokenizer = rows[0][4];
        return new PricedModel(
            id, name, "(?i)" + rows[0][1], startUs, "TOKENS", [.. rows.Select(ReadTier)], tokenizer.Length == 0 ? null : "openai",
            tokenizer.Length == 0 ? null : JsonText.Element(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("encoding", tokenizer);
                writer.WriteEndObject();
            }),
            IsBuiltIn: true, 0);
    }

    private static PricingTier ReadTier(string[] cells, int index)
    {
        var prices = s_kinds.Zip(cells.Skip(5))
            .Where(pair => pair.Second.Length > 0)
            .ToDictionary(pair => pair.First, pair => (double)(decimal.Parse(pair.Second, CultureInfo.InvariantCulture) * (decimal)PerMillion));
        if (cells[3].Length == 0)
        {
            return new PricingTier("default", "Standard", IsDefault: true, 0, [], prices);
        }

        var over = long.Parse(cells[3], CultureInfo.InvariantCulture);
        var condition = JsonText.Element(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("usageDetailPattern", InputKinds);
            writer.WriteString("operator", "gt");
            writer.WriteNumber("value", over);
            writer.WriteBoolean("caseSensitive", false);
            writer.WriteEndObject();
        });
        return new PricingTier($"over-{over}", $"Over {over.ToString("N0", CultureInfo.InvariantCulture)} input tokens", IsDefault: false, index, [condition], prices);
    }
}
