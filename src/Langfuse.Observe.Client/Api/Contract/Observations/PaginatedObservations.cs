using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PaginatedObservations</c> of Langfuse's API.</summary>
public sealed record PaginatedObservations
{
    /// <summary>Data.</summary>
    public IReadOnlyList<ObservationsView> Data { get; init; } = [];

    /// <summary>Meta.</summary>
    public UtilsMetaResponse Meta { get; init; } = new();

    /// <summary>Deprecation.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
