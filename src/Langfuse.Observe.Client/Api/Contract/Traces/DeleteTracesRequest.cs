using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DeleteTracesRequest</c> of Langfuse's API.</summary>
public sealed record DeleteTracesRequest
{
    /// <summary>Trace ids.</summary>
    public required IReadOnlyList<string> TraceIds { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
