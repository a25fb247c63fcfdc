using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ExperimentItemsResponse</c> of Langfuse's API.</summary>
public sealed record ExperimentItemsResponse
{
    /// <summary>Data.</summary>
    public IReadOnlyList<ExperimentItem> Data { get; init; } = [];

    /// <summary>Meta.</summary>
    public ExperimentsResponseMeta Meta { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
