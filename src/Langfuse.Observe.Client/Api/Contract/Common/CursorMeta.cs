using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CursorMeta</c> of Langfuse's API.</summary>
public sealed record CursorMeta
{
    /// <summary>Cursor.</summary>
    public string? Cursor { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
