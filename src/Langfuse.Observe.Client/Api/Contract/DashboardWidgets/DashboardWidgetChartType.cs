using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardWidgetChartType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<DashboardWidgetChartType>))]
public readonly record struct DashboardWidgetChartType(string Value) : IApiText<DashboardWidgetChartType>
{
    /// <summary><c>LINE_TIME_SERIES</c>.</summary>
    public static DashboardWidgetChartType LineTimeSeries { get; } = new("LINE_TIME_SERIES");

    /// <summary><c>AREA_TIME_SERIES</c>.</summary>
    public static DashboardWidgetChartType AreaTimeSeries { get; } = new("AREA_TIME_SERIES");

    /// <summary><c>BAR_TIME_SERIES</c>.</summary>
    public static DashboardWidgetChartType BarTimeSeries { get; } = new("BAR_TIME_SERIES");

    /// <summary><c>HORIZONTAL_BAR</c>.</summary>
    public static DashboardWidgetChartType HorizontalBar { get; } = new("HORIZONTAL_BAR");

    /// <summary><c>VERTICAL_BAR</c>.</summary>
    public static DashboardWidgetChartType VerticalBar { get; } = new("VERTICAL_BAR");

    /// <summary><c>PIE</c>.</summary>
    public static DashboardWidgetChartType Pie { get; } = new("PIE");

    /// <summary><c>NUMBER</c>.</summary>
    public static DashboardWidgetChartType Number { get; } = new("NUMBER");

    /// <summary><c>HISTOGRAM</c>.</summary>
    public static DashboardWidgetChartType Histogram { get; } = new("HISTOGRAM");

    /// <summary><c>PIVOT_TABLE</c>.</summary>
    public static DashboardWidgetChartType PivotTable { get; } = new("PIVOT_TABLE");

    static DashboardWidgetChartType IApiText<DashboardWidgetChartType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
