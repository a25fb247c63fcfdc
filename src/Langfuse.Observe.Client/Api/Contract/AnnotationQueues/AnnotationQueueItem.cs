using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>AnnotationQueueItem</c> of Langfuse's API.</summary>
public sealed record AnnotationQueueItem
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Queue id.</summary>
    public string QueueId { get; init; } = "";

    /// <summary>Object id.</summary>
    public string ObjectId { get; init; } = "";

    /// <summary>Object type.</summary>
    public AnnotationQueueObjectType ObjectType { get; init; }

    /// <summary>Status.</summary>
    public AnnotationQueueStatus Status { get; init; }

    /// <summary>Completed at.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
