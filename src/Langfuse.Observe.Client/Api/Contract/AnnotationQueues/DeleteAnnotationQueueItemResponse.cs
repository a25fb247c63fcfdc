using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DeleteAnnotationQueueItemResponse</c> of Langfuse's API.</summary>
public sealed record DeleteAnnotationQueueItemResponse
{
    /// <summary>Success.</summary>
    public bool Success { get; init; }

    /// <summary>Message.</summary>
    public string Message { get; init; } = "";

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
