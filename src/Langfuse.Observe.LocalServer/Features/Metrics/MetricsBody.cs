using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Metrics;

/// <summary>Reads the query of the metrics endpoints (wire contract 2.3, Metrics).</summary>
internal static class MetricsBody
{
    private const int DefaultBins = 10;
    private const int MaxRows = 1000;
    private const int DefaultRows = 100;
    private const int MostDimensions = 10;
    private static readonly string[] s_viewsV2 = ["observations", "scores-numeric", "scores-boolean", "scores-categorical"];
    private static readonly string[] s_viewsV1 = ["traces", .. s_viewsV2];
    private static readonly string[] s_aggregations = ["sum", "avg", "count", "max", "min", "p50", "p75", "p90", "p95", "p99", "histogram", "uniq"];
    private static readonly string[] s_granularities = ["auto", "minute", "hour", "day", "week", "month"];
    private static readonly string[] s_large = ["id", "traceId", "userId", "sessionId", "parentObservationId", "observationId"];

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static MetricsQuery Read(JsonElement json, bool isV2, IMetricsStore store)
    {
        var body = new BodyReader(json, "query.");
        var view = body.RequiredChoice("view", isV2 ? s_viewsV2 : s_viewsV1);
        var (fromUs, toUs) = ReadTimes(body);
        var dimensions = body.Objects("dimensions")?.Take(MostDimensions).Select(item => item.RequiredText("field")).ToList() ?? [];
        var metrics = body.Objects("metrics")?.Take(MostDimensions).Select(item => new Metric(item.RequiredText("measure"), item.RequiredChoice("aggregation", s_aggregations))).Distinct().ToList() ?? [];
        var filter = body.Json("filters") is { } filters ? FilterReader.Read(filters, body.Issues) : new Filter();
        var order = body.Objects("orderBy")?.Select(item => new SortOrder(item.RequiredText("field"), item.RequiredChoice("direction", "asc", "desc") == "desc")).ToList() ?? [];
        var (bins, rows) = ReadConfig(body);
        var query = new MetricsQuery(view, dimensions, metrics, filter, ReadGranularity(body, fromUs, toUs), fromUs, toUs, order, bins ?? DefaultBins, rows ?? (isV2 ? DefaultRows : MaxRows));
        if (body.Issues.Count == 0)
        {
            CheckNames(body, query, store);
            CheckSize(body, query, isV2 && (rows is null || order.Count == 0));
        }

        body.Check();
        return query;
    }

    private static (long FromUs, long ToUs) ReadTimes(BodyReader body)
    {
        body.RequiredText("fromTimestamp");
        body.RequiredText("toTimestamp");
        var (from, to) = (body.Has("fromTimestamp") ? body.TimeUs("fromTimestamp") : null, body.Has("toTimestamp") ? body.TimeUs("toTimestamp") : null);
        if (from >= to)
        {
            body.Issues.Add("query.fromTimestamp: must be before toTimestamp");
        }

        return (from ?? 0, to ?? 0);
    }

    private static string? ReadGranularity(BodyReader body, long fromUs, long toUs)
    {
        if (body.Object("timeDimension") is not { } given)
        {
            return null;
        }

        var granularity = new BodyReader(given, "query.timeDimension.", body.Issues).RequiredChoice("granularity", s_granularities);
        return granularity == "auto" ? Fitting(TimeSpan.FromMicroseconds(Math.Max(0, toUs - fromUs))) : granularity;
    }

    private static string Fitting(TimeSpan range) => range.TotalHours switch
    {
        < 2 => "minute",
        < 72 => "hour",
        < 1440 => "day",
        < 8760 => "week",
        _ => "month",
    };

    private static (int? Bins, int? Rows) ReadConfig(BodyReader body)
    {
        if (body.Object("config") is not { } given)
        {
            return (null, null);
        }

        var config = new BodyReader(given, "query.config.", body.Issues);
        return (config.Whole("bins", 1, 100), config.Whole("row_limit", 1, MaxRows));
    }

    private static void CheckNames(BodyReader body, MetricsQuery query, IMetricsStore store)
    {
        var (dimensions, measures) = (store.Dimensions(query.View), store.Measures(query.View));
        body.Issues.AddRange(query.Dimensions.Where(name => !dimensions.Contains(name)).Select(name => $"query.dimensions: '{name}' is none of {query.View}; it has {string.Join(", ", dimensions)}"));
        body.Issues.AddRange(query.Metrics.Where(metric => !measures.Contains(metric.Measure)).Select(metric => $"query.metrics: '{metric.Measure}' is none of {query.View}; it has {string.Join(", ", measures)}"));
        string[] sortable = [.. query.Dimensions, MetricsQuery.TimeDimension, .. query.Metrics.Select(metric => metric.Alias)];
        body.Issues.AddRange(query.Order.Where(order => !sortable.Contains(order.Field)).Select(order => $"query.orderBy: '{order.Field}' is not in the answer; it has {string.Join(", ", sortable)}"));
        if (query.Metrics.Count == 0)
        {
            body.Issues.Add("query.metrics: at least one {measure, aggregation} is required");
        }
    }

    private static void CheckSize(BodyReader body, MetricsQuery query, bool isOpen)
    {
        if (isOpen && query.Dimensions.FirstOrDefault(s_large.Contains) is { } large)
        {
            body.Issues.Add($"query.dimensions: '{large}' has as many groups as there are rows; say config.row_limit and orderBy");
        }
    }
}
