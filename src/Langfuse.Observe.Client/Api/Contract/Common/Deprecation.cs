using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>Deprecation</c> of Langfuse's API.</summary>
public sealed record Deprecation
{
    /// <summary>Message.</summary>
    public string Message { get; init; } = "";

    /// <summary>Replacement.</summary>
    public string? Replacement { get; init; }

    /// <summary>Docs url.</summary>
    public string? DocsUrl { get; init; }

    /// <summary>Sunset at.</summary>
    public string? SunsetAt { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
