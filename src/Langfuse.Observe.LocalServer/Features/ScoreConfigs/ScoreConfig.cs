using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.ScoreConfigs;

/// <summary>What scores of a name may be.</summary>
internal sealed record ScoreConfig(
    string Id, string Name, string DataType, bool IsArchived, double? MinValue, double? MaxValue, IReadOnlyList<ScoreCategory>? Categories, string? Description, long CreatedUs, long UpdatedUs)
{
    public static readonly Collection<ScoreConfig> Collection = new("score-config", ScoreConfigJson.Default.ScoreConfig, config => config.Id, config => config.CreatedUs);

    /// <summary>Why a score does not fit, or null.</summary>
    public string? Misfit(Score score)
    {
        if (IsArchived)
        {
            return "the config is archived";
        }

        if (score.DataType != DataType)
        {
            return $"it is {score.DataType}, and the config says {DataType}";
        }

        if (DataType == "NUMERIC" && (score.Value < MinValue || score.Value > MaxValue))
        {
            return $"{score.Value} is not within {MinValue?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-∞"} and {MaxValue?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "∞"}";
        }

        return DataType == "CATEGORICAL" && Categories!.All(category => category.Label != score.StringValue)
            ? $"'{score.StringValue}' is not one of {string.Join(", ", Categories!.Select(category => category.Label))}"
            : null;
    }
}

/// <summary>A category with the number that stands for it.</summary>
internal sealed record ScoreCategory(string Label, double Value);
