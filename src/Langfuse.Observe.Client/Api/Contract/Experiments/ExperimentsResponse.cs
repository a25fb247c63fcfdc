using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ExperimentsResponse</c> of Langfuse's API.</summary>
public sealed record ExperimentsResponse
{
    /// <summary>Data.</summary>
    public IReadOnlyList<Experiment> Data { get; init; } = [];

    /// <summary>Meta.</summary>
    public ExperimentsResponseMeta Meta { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
