using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Features.Dashboards;

/// <summary>The shape unstableDashboardWidget of the API.</summary>
internal sealed record WidgetReply(
    string Id, string CreatedAt, string UpdatedAt, string Name, string Description, string View, IReadOnlyList<WidgetDimension> Dimensions, IReadOnlyList<WidgetMetric> Metrics,
    JsonElement Filters, string ChartType, JsonElement ChartConfig)
{
    public static WidgetReply Of(DashboardWidget widget) => new(
        widget.Id, Micros.Iso(widget.CreatedUs), Micros.Iso(widget.UpdatedUs), widget.Name, widget.Description, widget.View, widget.Dimensions, widget.Metrics, widget.Filters, widget.ChartType,
        widget.ChartConfig);
}

/// <summary>The shape unstableDashboard of the API.</summary>
internal sealed record DashboardReply(string Id, string CreatedAt, string UpdatedAt, string Name, string Description, DashboardDefinition Definition, JsonElement Filters)
{
    public static DashboardReply Of(Dashboard dashboard) => new(
        dashboard.Id, Micros.Iso(dashboard.CreatedUs), Micros.Iso(dashboard.UpdatedUs), dashboard.Name, dashboard.Description, new DashboardDefinition(dashboard.Placements), dashboard.Filters);
}

internal sealed record DashboardDefinition(IReadOnlyList<Placement> Widgets);

internal sealed record DashboardDeletion(string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DashboardWidget))]
[JsonSerializable(typeof(Dashboard))]
[JsonSerializable(typeof(WidgetReply))]
[JsonSerializable(typeof(DashboardReply))]
[JsonSerializable(typeof(Placement))]
[JsonSerializable(typeof(DashboardDeletion))]
[JsonSerializable(typeof(PageReply<WidgetReply>), TypeInfoPropertyName = "WidgetPage")]
[JsonSerializable(typeof(PageReply<DashboardReply>), TypeInfoPropertyName = "DashboardPage")]
internal sealed partial class DashboardJson : JsonSerializerContext;
