using Dapper;
using Langfuse.Observe.LocalServer.Features.Metrics;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Computes metrics with one statement.</summary>
internal sealed class SqliteMetrics(LocalStore store) : IMetricsStore
{
    private static readonly Dictionary<string, double> s_quantiles = new()
    {
        ["p50"] = 0.5,
        ["p75"] = 0.75,
        ["p90"] = 0.9,
        ["p95"] = 0.95,
        ["p99"] = 0.99,
    };

    public IReadOnlyCollection<string> Dimensions(string view) => [.. MetricsView.All[view].Dimensions.Keys];

    public IReadOnlyCollection<string> Measures(string view) => [.. MetricsView.All[view].Measures.Keys];

    public IReadOnlyList<IReadOnlyList<MetricsValue>> Run(string projectId, MetricsQuery query)
    {
        var view = MetricsView.All[query.View];
        var columns = Columns(view, query);
        var where = SqlFilter.Of(view.Fields, projectId, query.Filter.AndBetween(view.TimeField, query.FromUs, query.ToUs));
        var groups = Enumerable.Range(1, columns.Count(column => column.IsGroup)).ToList();
        var sql = $"SELECT {string.Join(", ", columns.Select(column => column.Sql))} FROM {view.Table}{where.Where}{view.Where}"
            + (groups.Count == 0 ? "" : " GROUP BY " + string.Join(", ", groups))
            + OrderBy(columns, query) + $" LIMIT {query.RowLimit}";

        using var connection = store.Database.Connect();
        Statistics.Register(connection);
        using var reader = connection.ExecuteReader(sql, where.Parameters);
        var rows = new List<IReadOnlyList<MetricsValue>>();
        while (reader.Read())
        {
            rows.Add([.. columns.Select((column, index) => new MetricsValue(column.Name, reader.IsDBNull(index) ? null : reader.GetValue(index), column.IsJson))]);
        }

        return rows;
    }

    private static List<Column> Columns(MetricsView view, MetricsQuery query)
    {
        var columns = query.Dimensions.Select(name => new Column(name, view.Dimensions[name], IsGroup: true, IsJson: name == "tags")).ToList();
        if (query.Granularity is { } granularity)
        {
            columns.Add(new Column(MetricsQuery.TimeDimension, Bucket(view.TimeColumn, granularity), IsGroup: true));
        }

        columns.AddRange(query.Metrics.Select(metric => new Column(metric.Alias, Aggregate(view.Measures[metric.Measure], metric, query.Bins), IsJson: metric.Aggregation == "histogram")));
        return columns;
    }

    // Sums are made of reals: those of whole numbers fail in SQLite when they overflow.
    private static string Aggregate(string measure, Metric metric, int bins) => metric.Aggregation switch
    {
        "count" => $"count({measure})",
        "uniq" => $"count(DISTINCT {measure})",
        "sum" => $"total({measure})",
        "avg" or "min" or "max" => $"{metric.Aggregation}({measure})",
        "histogram" => $"histogram({measure}, {bins})",
        _ => $"quantile({measure}, {s_quantiles[metric.Aggregation].ToString(System.Globalization.CultureInfo.InvariantCulture)})",
    };

    private static string Bucket(string column, string granularity) => granularity switch
    {
        "minute" => $"strftime('%Y-%m-%dT%H:%M:00.000Z', {column} / 1000000, 'unixepoch')",
        "hour" => $"strftime('%Y-%m-%dT%H:00:00.000Z', {column} / 1000000, 'unixepoch')",
        "week" => $"strftime('%Y-%m-%dT00:00:00.000Z', {column} / 1000000, 'unixepoch', 'weekday 0', '-6 days')",
        "month" => $"strftime('%Y-%m-01T00:00:00.000Z', {column} / 1000000, 'unixepoch')",
        _ => $"strftime('%Y-%m-%dT00:00:00.000Z', {column} / 1000000, 'unixepoch')",
    };

    // Without an order asked for: by time where there is one, else the largest first.
    private static string OrderBy(List<Column> columns, MetricsQuery query)
    {
        var order = query.Order.Count > 0 ? query.Order
            : query.Granularity is not null ? [new SortOrder(MetricsQuery.TimeDimension, IsDescending: false)]
            : [new SortOrder(query.Metrics[0].Alias, IsDescending: true)];
        return " ORDER BY " + string.Join(", ", order.Select(item => $"{columns.FindIndex(column => column.Name == item.Field) + 1} {(item.IsDescending ? "DESC" : "ASC")}"));
    }

    private sealed record Column(string Name, string Sql, bool IsGroup = false, bool IsJson = false);
}
