using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateDatasetRequest</c> of Langfuse's API.</summary>
public sealed record CreateDatasetRequest
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Input schema.</summary>
    public JsonElement? InputSchema { get; init; }

    /// <summary>Expected output schema.</summary>
    public JsonElement? ExpectedOutputSchema { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
