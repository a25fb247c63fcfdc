using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>UpdateDashboardRequest</c> of Langfuse's API.</summary>
public sealed record UpdateDashboardRequest
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

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
