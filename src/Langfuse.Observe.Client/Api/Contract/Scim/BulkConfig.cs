using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BulkConfig</c> of Langfuse's API.</summary>
public sealed record BulkConfig
{
    /// <summary>Supported.</summary>
    public bool Supported { get; init; }

    /// <summary>Max operations.</summary>
    public int MaxOperations { get; init; }

    /// <summary>Max payload size.</summary>
    public int MaxPayloadSize { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
