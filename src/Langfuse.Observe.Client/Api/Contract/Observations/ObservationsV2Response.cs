using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ObservationsV2Response</c> of Langfuse's API.</summary>
public sealed record ObservationsV2Response
{
    /// <summary>Data.</summary>
    public IReadOnlyList<ObservationV2> Data { get; init; } = [];

    /// <summary>Meta.</summary>
    public ObservationsV2Meta Meta { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
