using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateDashboardWidgetRequest</c> of Langfuse's API.</summary>
public sealed record CreateDashboardWidgetRequest
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>View.</summary>
    public required DashboardWidgetView View { get; init; }

    /// <summary>Dimensions.</summary>
    public required IReadOnlyList<DashboardWidgetDimension> Dimensions { get; init; }

    /// <summary>Metrics.</summary>
    public required IReadOnlyList<DashboardWidgetMetric> Metrics { get; init; }

    /// <summary>Filters.</summary>
    public required IReadOnlyList<DashboardWidgetFilter> Filters { get; init; }

    /// <summary>Chart type.</summary>
    public required DashboardWidgetChartType ChartType { get; init; }

    /// <summary>Chart config.</summary>
    public DashboardWidgetChartConfigInput? ChartConfig { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
