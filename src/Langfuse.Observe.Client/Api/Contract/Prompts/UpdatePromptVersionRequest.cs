using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>UpdatePromptVersionRequest</c> of Langfuse's API.</summary>
public sealed record UpdatePromptVersionRequest
{
    /// <summary>New labels.</summary>
    public required IReadOnlyList<string> NewLabels { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
