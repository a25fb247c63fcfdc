using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DeleteAnnotationQueueAssignmentResponse</c> of Langfuse's API.</summary>
public sealed record DeleteAnnotationQueueAssignmentResponse
{
    /// <summary>Success.</summary>
    public bool Success { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
