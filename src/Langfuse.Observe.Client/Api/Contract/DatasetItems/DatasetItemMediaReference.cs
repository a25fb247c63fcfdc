using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DatasetItemMediaReference</c> of Langfuse's API.</summary>
public sealed record DatasetItemMediaReference
{
    /// <summary>Field.</summary>
    public DatasetItemMediaReferenceField Field { get; init; }

    /// <summary>Reference string.</summary>
    public string ReferenceString { get; init; } = "";

    /// <summary>Json path.</summary>
    public string JsonPath { get; init; } = "";

    /// <summary>Media.</summary>
    public DatasetItemMediaReferenceMedia Media { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
