using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Metrics;

namespace Langfuse.Observe.LocalServer.Features.Dashboards;

/// <summary>Reads a widget, whole or the fields that change.</summary>
internal static class WidgetBody
{
    private const int MaxName = 256;
    private const int MaxDescription = 1000;
    private const int MaxItems = 20;
    private const int MaxRows = 1000;
    private const int MaxBins = 100;

    private static readonly string[] s_views = ["observations", "scores-numeric", "scores-boolean", "scores-categorical"];
    private static readonly string[] s_charts =
        ["LINE_TIME_SERIES", "AREA_TIME_SERIES", "BAR_TIME_SERIES", "HORIZONTAL_BAR", "VERTICAL_BAR", "PIE", "NUMBER", "HISTOGRAM", "PIVOT_TABLE"];

    private static readonly string[] s_aggregations = ["sum", "avg", "count", "max", "min", "p50", "p75", "p90", "p95", "p99", "histogram", "uniq"];
    private static readonly string[] s_fields = ["name", "description", "view", "dimensions", "metrics", "filters", "chartType", "chartConfig"];

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static DashboardWidget Create(BodyReader body, IMetricsStore store, long nowUs)
    {
        body.Only(s_fields);
        var chart = body.RequiredChoice("chartType", s_charts);
        foreach (var list in (string[])["dimensions", "metrics", "filters"])
        {
            if (!body.Has(list))
            {
                body.Require(list, "a list");
            }
        }

        var widget = new DashboardWidget(
            Guid.NewGuid().ToString(), body.RequiredText("name", MaxName), body.Text("description", MaxDescription) ?? "", body.RequiredChoice("view", s_views),
            Dimensions(body) ?? [], Metrics(body) ?? [], WidgetFilters.Read(body, "filters") ?? JsonText.EmptyList, chart, ChartConfig(body, chart) ?? PlainConfig(chart), nowUs, nowUs);
        return Checked(body, widget, store);
    }

    /// <exception cref="ApiException">Something is wrong with it, or nothing is to change.</exception>
    public static DashboardWidget Change(BodyReader body, DashboardWidget earlier, IMetricsStore store, long nowUs)
    {
        body.Only(s_fields);
        if (!s_fields.Any(body.Has))
        {
            body.Issues.Add($"the body: at least one of {string.Join(", ", s_fields)} is required");
        }

        var chart = body.Choice("chartType", s_charts) ?? earlier.ChartType;
        var widget = earlier with
        {
            Name = body.Has("name") ? body.RequiredText("name", MaxName) : earlier.Name,
            Description = body.Text("description", MaxDescription) ?? earlier.Description,
            View = body.Choice("view", s_views) ?? earlier.View,
            Dimensions = Dimensions(body) ?? earlier.Dimensions,
            Metrics = Metrics(body) ?? earlier.Metrics,
            Filters = WidgetFilters.Read(body, "filters") ?? earlier.Filters,
            ChartType = chart,
            ChartConfig = ChartConfig(body, chart) ?? (chart == earlier.ChartType ? earlier.ChartConfig : PlainConfig(chart)),
            UpdatedUs = Math.Max(nowUs, earlier.UpdatedUs + 1),
        };
        return Checked(body, widget, store);
    }

    private static List<WidgetDimension>? Dimensions(BodyReader body) => body.Objects("dimensions") is { } items
        ? Bounded(body, "dimensions", items.Select(item => new WidgetDimension(item.RequiredText("field"))))
        : null;

    private static List<WidgetMetric>? Metrics(BodyReader body) => body.Objects("metrics") is { } items
        ? Bounded(body, "metrics", items.Select(item => new WidgetMetric(item.RequiredText("measure"), item.RequiredChoice("agg", s_aggregations))))
        : null;

    private static List<T> Bounded<T>(BodyReader body, string name, IEnumerable<T> items)
    {
        var list = items.Take(MaxItems + 1).ToList();
        if (list.Count > MaxItems)
        {
            body.Issues.Add($"{name}: more than {MaxItems}");
        }

        return list;
    }

    // A field that the view does not have would only be found out when the chart is drawn.
    private static DashboardWidget Checked(BodyReader body, DashboardWidget widget, IMetricsStore store)
    {
        if (body.Issues.Count == 0)
        {
            var (dimensions, measures) = (store.Dimensions(widget.View), store.Measures(widget.View));
            body.Issues.AddRange(widget.Dimensions.Where(item => !dimensions.Contains(item.Field))
                .Select(item => $"dimensions: '{item.Field}' is none of {widget.View}; it has {string.Join(", ", dimensions)}"));
            body.Issues.AddRange(widget.Metrics.Where(item => !measures.Contains(item.Measure))
                .Select(item => $"metrics: '{item.Measure}' is none of {widget.View}; it has {string.Join(", ", measures)}"));
            if (widget.Metrics.Count == 0)
            {
                body.Issues.Add("metrics: at least one {measure, agg} is required");
            }
        }

        body.Check();
        return widget;
    }

    private static JsonElement PlainConfig(string chart) => JsonText.Element(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", chart);
        writer.WriteEndObject();
    });

    private static JsonElement? ChartConfig(BodyReader body, string chart)
    {
        if (body.Object("chartConfig") is not { } given)
        {
            return null;
        }

        var config = new BodyReader(given, "chartConfig.", body.Issues).Only("type", "row_limit", "show_value_labels", "bins", "defaultSort");
        if (config.Choice("type", s_charts) is { } type && type != chart)
        {
            body.Issues.Add($"chartConfig.type: '{type}' is not the chartType '{chart}'");
        }

        var (rows, labels, bins) = (config.Whole("row_limit", 1, MaxRows), config.Flag("show_value_labels"), config.Whole("bins", 1, MaxBins));
        var sort = config.Object("defaultSort") is { } order ? new BodyReader(order, "chartConfig.defaultSort.", body.Issues).Only("column", "order") : null;
        var (column, direction) = (sort?.RequiredText("column"), sort?.RequiredChoice("order", "ASC", "DESC"));
        return JsonText.Element(writer => WriteConfig(writer, chart, rows, labels, bins, column, direction));
    }

    private static void WriteConfig(Utf8JsonWriter writer, string chart, int? rows, bool? labels, int? bins, string? column, string? direction)
    {
        writer.WriteStartObject();
        writer.WriteString("type", chart);
        if (rows is { } limit)
        {
            writer.WriteNumber("row_limit", limit);
        }

        if (labels is { } shown)
        {
            writer.WriteBoolean("show_value_labels", shown);
        }

        if (bins is { } count)
        {
            writer.WriteNumber("bins", count);
        }

        if (column is not null)
        {
            writer.WriteStartObject("defaultSort");
            writer.WriteString("column", column);
            writer.WriteString("order", direction);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
