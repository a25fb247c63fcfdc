using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardWidgetMetric</c> of Langfuse's API.</summary>
public sealed record DashboardWidgetMetric
{
    /// <summary>Measure.</summary>
    public required string Measure { get; init; }

    /// <summary>Agg.</summary>
    public required DashboardWidgetMetricAggregation Agg { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
