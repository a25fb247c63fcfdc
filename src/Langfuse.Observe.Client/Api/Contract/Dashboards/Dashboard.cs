using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>Dashboard</c> of Langfuse's API.</summary>
public sealed record Dashboard
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Description.</summary>
    public string Description { get; init; } = "";

    /// <summary>Definition.</summary>
    public DashboardDefinition? Definition { get; init; }

    /// <summary>Filters.</summary>
    public IReadOnlyList<DashboardWidgetFilter> Filters { get; init; } = [];

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
