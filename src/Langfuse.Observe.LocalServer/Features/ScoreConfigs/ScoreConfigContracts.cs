using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Features.ScoreConfigs;

/// <summary>The shape ScoreConfig of the API.</summary>
internal sealed record ScoreConfigReply(
    string Id, string Name, string CreatedAt, string UpdatedAt, string ProjectId, string DataType, bool IsArchived, double? MinValue, double? MaxValue,
    IReadOnlyList<ScoreCategory>? Categories, string? Description)
{
    public static ScoreConfigReply Of(ScoreConfig config, string projectId) => new(
        config.Id, config.Name, Micros.Iso(config.CreatedUs), Micros.Iso(config.UpdatedUs), projectId, config.DataType, config.IsArchived, config.MinValue, config.MaxValue,
        config.Categories, config.Description);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ScoreConfig))]
[JsonSerializable(typeof(ScoreConfigReply))]
[JsonSerializable(typeof(PageReply<ScoreConfigReply>), TypeInfoPropertyName = "ScoreConfigPage")]
internal sealed partial class ScoreConfigJson : JsonSerializerContext;
