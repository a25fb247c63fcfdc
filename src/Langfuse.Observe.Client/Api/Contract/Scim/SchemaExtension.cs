using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>SchemaExtension</c> of Langfuse's API.</summary>
public sealed record SchemaExtension
{
    /// <summary>Schema.</summary>
    public string Schema { get; init; } = "";

    /// <summary>Required.</summary>
    public bool Required { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
