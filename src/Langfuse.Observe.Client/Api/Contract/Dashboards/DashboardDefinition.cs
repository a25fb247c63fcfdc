using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardDefinition</c> of Langfuse's API.</summary>
public sealed record DashboardDefinition
{
    /// <summary>Widgets.</summary>
    public required IReadOnlyList<DashboardPlacement> Widgets { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
