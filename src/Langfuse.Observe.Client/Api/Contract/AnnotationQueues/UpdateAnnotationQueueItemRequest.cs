using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>UpdateAnnotationQueueItemRequest</c> of Langfuse's API.</summary>
public sealed record UpdateAnnotationQueueItemRequest
{
    /// <summary>Status.</summary>
    public AnnotationQueueStatus? Status { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
