using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="ScoresApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateScoreRequest))]
[JsonSerializable(typeof(CreateScoreResponse))]
[JsonSerializable(typeof(GetScoresV3Response))]
[JsonSerializable(typeof(PaginatedScores))]
[JsonSerializable(typeof(Score))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class ScoresJson : JsonSerializerContext;
