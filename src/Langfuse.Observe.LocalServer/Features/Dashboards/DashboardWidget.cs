using System.Text.Json;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Dashboards;

/// <summary>A chart: a query over observations or scores, and how it is drawn. Dashboards place it.</summary>
internal sealed record DashboardWidget(
    string Id, string Name, string Description, string View, IReadOnlyList<WidgetDimension> Dimensions, IReadOnlyList<WidgetMetric> Metrics, JsonElement Filters, string ChartType,
    JsonElement ChartConfig, long CreatedUs, long UpdatedUs)
{
    public static readonly Collection<DashboardWidget> Collection = new("dashboard-widget", DashboardJson.Default.DashboardWidget, widget => widget.Id, widget => widget.UpdatedUs);
}

internal sealed record WidgetDimension(string Field);

internal sealed record WidgetMetric(string Measure, string Agg);
