using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>UpdateDashboardWidgetRequest</c> of Langfuse's API.</summary>
public sealed record UpdateDashboardWidgetRequest
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>View.</summary>
    public DashboardWidgetView? View { get; init; }

    /// <summary>Dimensions.</summary>
    public IReadOnlyList<DashboardWidgetDimension>? Dimensions { get; init; }

    /// <summary>Metrics.</summary>
    public IReadOnlyList<DashboardWidgetMetric>? Metrics { get; init; }

    /// <summary>Filters.</summary>
    public IReadOnlyList<DashboardWidgetFilter>? Filters { get; init; }

    /// <summary>Chart type.</summary>
    public DashboardWidgetChartType? ChartType { get; init; }

    /// <summary>Chart config.</summary>
    public DashboardWidgetChartConfigInput? ChartConfig { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
