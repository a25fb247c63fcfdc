using Dapper;
using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Storage.Rollups;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Computes metrics with one statement.</summary>
internal sealed class SqlMetrics(SqlStore store) : IMetricsStore
{
    /// <summary>The quantiles by the names of their aggregations.</summary>
    public static readonly IReadOnlyDictionary<string, double> Quantiles = new Dictionary<string, double>
    {
        ["p50"] = 0.5,
        ["p75"] = 0.75,
        ["p90"] = 0.9,
        ["p95"] = 0.95,
        ["p99"] = 0.99,
    };

    private readonly RollupMetrics _rollups = new(store);

    private SqlDialect Dialect => store.Dialect;

    public IReadOnlyCollection<string> Dimensions(string view) => [.. Dialect.Views[view].Dimensions.Keys];

    public IReadOnlyCollection<string> Measures(string view) => [.. Dialect.Views[view].Measures.Keys];

    public IReadOnlyList<IReadOnlyList<MetricsValue>> Run(string projectId, MetricsQuery query) => _rollups.TryRun(projectId, query) ?? RunOnRows(projectId, query);

    /// <summary>Answers from the rows alone.</summary>
    public IReadOnlyList<IReadOnlyList<MetricsValue>> RunOnRows(string projectId, MetricsQuery query)
    {
        var view = Dialect.Views[query.View];
        var columns = Columns(view, query);
        var where = SqlFilter.Of(Dialect, view.Fields, projectId, query.Filter.Copy().AndBetween(view.TimeField, query.FromUs, query.ToUs));
        var groups = Enumerable.Range(1, columns.Count(column => column.IsGroup)).ToList();
        var sql = $"SELECT {string.Join(", ", columns.Select(column => column.Sql))} FROM {view.Table}{where.Where}{view.Where}"
            + (groups.Count == 0 ? "" : " GROUP BY " + string.Join(", ", groups))
            + OrderBy(columns, query) + $" LIMIT {query.RowLimit}";

        using var connection = store.Connect();
        Dialect.PrepareForStatistics(connection);
        using var reader = connection.ExecuteReader(sql, where.Parameters);
        var rows = new List<IReadOnlyList<MetricsValue>>();
        while (reader.Read())
        {
            rows.Add([.. columns.Select((column, index) => new MetricsValue(column.Name, reader.IsDBNull(index) ? null : column.Read(Plain(reader.GetValue(index))), column.IsJson))]);
        }

        return rows;
    }

    private List<Column> Columns(MetricsView view, MetricsQuery query)
    {
        var columns = query.Dimensions.Select(name => new Column(name, view.Dimensions[name], IsGroup: true, IsJson: name == "tags")).ToList();
        if (query.Granularity is { } granularity)
        {
            columns.Add(Time(view.TimeColumn, granularity));
        }

        columns.AddRange(query.Metrics.Select(metric => new Column(metric.Alias, Aggregate(view.Measures[metric.Measure], metric, query.Bins), IsJson: metric.Aggregation == "histogram")));
        return columns;
    }

    // Whole numbers are grouped much faster than texts; months alone have no fixed length.
    private Column Time(string column, string granularity) => TimeBucket.Of(granularity) is { } bucket
        ? new Column(MetricsQuery.TimeDimension, bucket.Sql(Dialect, column), IsGroup: true) { Read = value => bucket.Start((long)value) }
        : new Column(MetricsQuery.TimeDimension, Dialect.Month(column), IsGroup: true);

    private string Aggregate(string measure, Metric metric, int bins) => metric.Aggregation switch
    {
        "count" => $"count({measure})",
        "uniq" => $"count(DISTINCT {measure})",
        "min" or "max" => $"{metric.Aggregation}({measure})",
        _ when MetricsView.TextMeasures.Contains(metric.Measure) =>
            throw ApiException.Invalid($"query.metrics: '{metric.Measure}' is a text; it can be counted (count, uniq), and has no {metric.Aggregation}"),
        "sum" => Dialect.Sum(measure),
        "avg" => Dialect.Average(measure),
        "histogram" => Dialect.Histogram(measure, bins),
        _ => Dialect.Quantile(measure, Quantiles[metric.Aggregation]),
    };

    private string OrderBy(List<Column> columns, MetricsQuery query) =>
        " ORDER BY " + string.Join(", ", query.OrderOrUsual.Select(item => Dialect.Order($"{columns.FindIndex(column => column.Name == item.Field) + 1}", item.IsDescending)));

    // The API knows texts, whole numbers and reals.
    private static object Plain(object value) => value switch
    {
        int or short or ulong or uint or ushort or byte => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        decimal or float => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    private sealed record Column(string Name, string Sql, bool IsGroup = false, bool IsJson = false)
    {
        public Func<object, object> Read { get; init; } = static value => value;
    }
}
