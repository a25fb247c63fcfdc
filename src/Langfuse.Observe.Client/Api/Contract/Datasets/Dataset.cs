using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>Dataset</c> of Langfuse's API.</summary>
public sealed record Dataset
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement Metadata { get; init; }

    /// <summary>Input schema.</summary>
    public JsonElement? InputSchema { get; init; }

    /// <summary>Expected output schema.</summary>
    public JsonElement? ExpectedOutputSchema { get; init; }

    /// <summary>Project id.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
