using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardWidgetMetricAggregation</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<DashboardWidgetMetricAggregation>))]
public readonly record struct DashboardWidgetMetricAggregation(string Value) : IApiText<DashboardWidgetMetricAggregation>
{
    /// <summary><c>sum</c>.</summary>
    public static DashboardWidgetMetricAggregation Sum { get; } = new("sum");

    /// <summary><c>avg</c>.</summary>
    public static DashboardWidgetMetricAggregation Avg { get; } = new("avg");

    /// <summary><c>count</c>.</summary>
    public static DashboardWidgetMetricAggregation Count { get; } = new("count");

    /// <summary><c>max</c>.</summary>
    public static DashboardWidgetMetricAggregation Max { get; } = new("max");

    /// <summary><c>min</c>.</summary>
    public static DashboardWidgetMetricAggregation Min { get; } = new("min");

    /// <summary><c>p50</c>.</summary>
    public static DashboardWidgetMetricAggregation P50 { get; } = new("p50");

    /// <summary><c>p75</c>.</summary>
    public static DashboardWidgetMetricAggregation P75 { get; } = new("p75");

    /// <summary><c>p90</c>.</summary>
    public static DashboardWidgetMetricAggregation P90 { get; } = new("p90");

    /// <summary><c>p95</c>.</summary>
    public static DashboardWidgetMetricAggregation P95 { get; } = new("p95");

    /// <summary><c>p99</c>.</summary>
    public static DashboardWidgetMetricAggregation P99 { get; } = new("p99");

    /// <summary><c>histogram</c>.</summary>
    public static DashboardWidgetMetricAggregation Histogram { get; } = new("histogram");

    /// <summary><c>uniq</c>.</summary>
    public static DashboardWidgetMetricAggregation Uniq { get; } = new("uniq");

    static DashboardWidgetMetricAggregation IApiText<DashboardWidgetMetricAggregation>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
