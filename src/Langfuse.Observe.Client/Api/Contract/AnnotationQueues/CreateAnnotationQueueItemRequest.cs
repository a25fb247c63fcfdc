using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateAnnotationQueueItemRequest</c> of Langfuse's API.</summary>
public sealed record CreateAnnotationQueueItemRequest
{
    /// <summary>Object id.</summary>
    public required string ObjectId { get; init; }

    /// <summary>Object type.</summary>
    public required AnnotationQueueObjectType ObjectType { get; init; }

    /// <summary>Status.</summary>
    public AnnotationQueueStatus? Status { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
