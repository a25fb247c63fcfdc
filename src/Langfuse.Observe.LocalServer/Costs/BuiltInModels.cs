using System.Globalization;
using Langfuse.Observe.LocalServer.Features.Models;

namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>The models that the server brings, from the table prices.tsv.</summary>
internal static class BuiltInModels
{
    private const double PerMillion = 1e-6;
    private static readonly string[] s_kinds = ["input", "input_cached_tokens", "input_cache_creation", "output"];
    private static readonly Lazy<IReadOnlyList<PricedModel>> s_all = new(Load);

    public static IReadOnlyList<PricedModel> All => s_all.Value;

    public static PricedModel? Find(string id) => All.FirstOrDefault(model => model.Id == id);

    private static List<PricedModel> Load()
    {
        using var stream = typeof(BuiltInModels).Assembly.GetManifestResourceStream("prices.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(Read)];
    }

    private static PricedModel Read(string line)
    {
        var cells = line.TrimEnd('\r').Split('\t');
        var prices = s_kinds.Zip(cells.Skip(2))
            .Where(pair => pair.Second.Length > 0)
            .ToDictionary(pair => pair.First, pair => double.Parse(pair.Second, CultureInfo.InvariantCulture) * PerMillion);
        return new PricedModel("built-in-" + cells[0], cells[0], "(?i)" + cells[1], null, "TOKENS", [new PricingTier("default", "Standard", IsDefault: true, 0, [], prices)], null, null, IsBuiltIn: true, 0);
    }
}
