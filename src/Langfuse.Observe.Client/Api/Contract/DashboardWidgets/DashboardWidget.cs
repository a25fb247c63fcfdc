using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardWidget</c> of Langfuse's API.</summary>
public sealed record DashboardWidget
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

    /// <summary>View.</summary>
    public DashboardWidgetViewWithLegacy View { get; init; }

    /// <summary>Dimensions.</summary>
    public IReadOnlyList<DashboardWidgetDimension> Dimensions { get; init; } = [];

    /// <summary>Metrics.</summary>
    public IReadOnlyList<DashboardWidgetMetric> Metrics { get; init; } = [];

    /// <summary>Filters.</summary>
    public IReadOnlyList<DashboardWidgetFilter> Filters { get; init; } = [];

    /// <summary>Chart type.</summary>
    public DashboardWidgetChartType ChartType { get; init; }

    /// <summary>Chart config.</summary>
    public DashboardWidgetChartConfig ChartConfig { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
