using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateAnnotationQueueAssignmentResponse</c> of Langfuse's API.</summary>
public sealed record CreateAnnotationQueueAssignmentResponse
{
    /// <summary>User id.</summary>
    public string UserId { get; init; } = "";

    /// <summary>Queue id.</summary>
    public string QueueId { get; init; } = "";

    /// <summary>Project id.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
