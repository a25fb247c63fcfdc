using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>GetScoresV3Response</c> of Langfuse's API.</summary>
public sealed record GetScoresV3Response
{
    /// <summary>Data.</summary>
    public IReadOnlyList<ScoreV3> Data { get; init; } = [];

    /// <summary>Meta.</summary>
    public GetScoresV3Meta Meta { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
