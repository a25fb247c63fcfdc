using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>MetricsV2Response</c> of Langfuse's API.</summary>
public sealed record MetricsV2Response
{
    /// <summary>Data.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> Data { get; init; } = [];

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
