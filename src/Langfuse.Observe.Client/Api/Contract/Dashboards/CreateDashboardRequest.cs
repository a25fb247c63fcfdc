using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateDashboardRequest</c> of Langfuse's API.</summary>
public sealed record CreateDashboardRequest
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Definition.</summary>
    public DashboardDefinition? Definition { get; init; }

    /// <summary>Filters.</summary>
    public IReadOnlyList<DashboardWidgetFilter>? Filters { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
