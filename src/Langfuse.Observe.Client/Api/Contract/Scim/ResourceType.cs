using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ResourceType</c> of Langfuse's API.</summary>
public sealed record ResourceType
{
    /// <summary>Schemas.</summary>
    public IReadOnlyList<string>? Schemas { get; init; }

    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Endpoint.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>Description.</summary>
    public string Description { get; init; } = "";

    /// <summary>Schema.</summary>
    public string Schema { get; init; } = "";

    /// <summary>Schema extensions.</summary>
    public IReadOnlyList<SchemaExtension> SchemaExtensions { get; init; } = [];

    /// <summary>Meta.</summary>
    public ResourceMeta Meta { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
