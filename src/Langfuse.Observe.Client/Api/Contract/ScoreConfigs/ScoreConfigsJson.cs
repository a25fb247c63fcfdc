using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="ScoreConfigsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateScoreConfigRequest))]
[JsonSerializable(typeof(PaginatedScoreConfigs))]
[JsonSerializable(typeof(ScoreConfig))]
[JsonSerializable(typeof(UpdateScoreConfigRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class ScoreConfigsJson : JsonSerializerContext;
