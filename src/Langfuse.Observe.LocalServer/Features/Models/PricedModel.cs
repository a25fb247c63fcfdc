using System.Text.Json;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Models;

/// <summary>A model with its prices. One with the name of a model that the server brings takes its place.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ModelName">Its name, for people.</param>
/// <param name="MatchPattern">A regular expression over the names that clients send.</param>
/// <param name="StartUs">From when on it holds, or null for ever.</param>
/// <param name="Unit">TOKENS, CHARACTERS, MILLISECONDS, SECONDS, IMAGES or REQUESTS.</param>
/// <param name="Tiers">Prices; the first whose conditions hold counts, the default last.</param>
/// <param name="TokenizerId">Which tokenizer it has.</param>
/// <param name="TokenizerConfig">How that is set up.</param>
/// <param name="IsBuiltIn">The server brought it.</param>
/// <param name="CreatedUs">When it was made.</param>
internal sealed record PricedModel(
    string Id, string ModelName, string MatchPattern, long? StartUs, string? Unit, IReadOnlyList<PricingTier> Tiers, string? TokenizerId, JsonElement? TokenizerConfig,
    bool IsBuiltIn, long CreatedUs)
{
    public static readonly Collection<PricedModel> Collection = new("model", ModelJson.Default.PricedModel, model => model.Id, model => model.CreatedUs) { Unique = model => model.ModelName };

    public PricingTier? Default => Tiers.FirstOrDefault(tier => tier.IsDefault);
}

/// <summary>Prices in US dollars per unit, by kind of usage, and when they hold.</summary>
internal sealed record PricingTier(string Id, string Name, bool IsDefault, int Priority, IReadOnlyList<JsonElement> Conditions, IReadOnlyDictionary<string, double> Prices);
