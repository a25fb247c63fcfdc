using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>SchemasResponse</c> of Langfuse's API.</summary>
public sealed record SchemasResponse
{
    /// <summary>Schemas.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>Total results.</summary>
    public long TotalResults { get; init; }

    /// <summary>Resources.</summary>
    [JsonPropertyName("Resources")]
    public IReadOnlyList<SchemaResource> Resources { get; init; } = [];

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
