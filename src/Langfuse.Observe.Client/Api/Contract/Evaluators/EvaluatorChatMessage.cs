using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluatorChatMessage</c> of Langfuse's API.</summary>
public sealed record EvaluatorChatMessage
{
    /// <summary>Role.</summary>
    public required EvaluatorChatMessageRole Role { get; init; }

    /// <summary>Content.</summary>
    public required string Content { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
