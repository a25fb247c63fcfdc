using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ScoreSubjectV3</c> of Langfuse's API.</summary>
public sealed record ScoreSubjectV3
{
    /// <summary>Kind.</summary>
    public string? Kind { get; init; }

    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
