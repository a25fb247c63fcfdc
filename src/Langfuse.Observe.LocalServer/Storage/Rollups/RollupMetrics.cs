using System.Data.Common;
using System.Globalization;
using Dapper;
using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>Answers questions from the roll-ups: whole hours and days from those, the edges of the time asked for from rows.</summary>
internal sealed class RollupMetrics(SqlStore store)
{
    private const int ChangesLevel = 2;

    /// <summary>Up to so many rows percentiles are computed from the rows, which is exact and costs little.</summary>
    public long FewRows { get; init; } = 2_000;

    /// <summary>The answer in the order asked for, or null when it has to come from the rows.</summary>
    public IReadOnlyList<IReadOnlyList<MetricsValue>>? TryRun(string projectId, MetricsQuery query)
    {
        var view = store.Dialect.Views[query.View];
        if (RollupQuestion.Of(query, view) is not { } question)
        {
            return null;
        }

        using var connection = store.Connect();
        using var moment = store.Dialect.BeginReading(connection);
        var answer = new RollupAnswer(question);
        if (!TryAddHours(connection, projectId, question, answer))
        {
            return null;
        }

        foreach (var (fromUs, toUs) in question.Times.Edges)
        {
            AddRows(connection, projectId, view, question, answer, fromUs, toUs);
        }

        return CanBeTold(question, answer) ? Rows(question, answer) : null;
    }

    /// <summary>How many rows of a view a filter leaves, or null when they have to be counted.</summary>
    public long? TryCount(string projectId, string view, Filter filter)
    {
        // An index finds the few rows of a user faster than they are found in what all users have.
        if (filter.Conditions.Any(condition => condition.Field == "userId"))
        {
            return null;
        }

        var timeField = store.Dialect.Views[view].TimeField;
        var (fromUs, toUs, others) = (-RollupTable.Ever, RollupTable.Ever, new Filter { Text = filter.Text });
        foreach (var condition in filter.Conditions)
        {
            switch (condition)
            {
                case { Comparison: Comparison.GreaterOrEqual, Value: long us } when condition.Field == timeField:
                    fromUs = Math.Max(fromUs, us);
                    break;
                case { Comparison: Comparison.Less, Value: long us } when condition.Field == timeField:
                    toUs = Math.Min(toUs, us);
                    break;
                default:
                    others.And(condition);
                    break;
            }
        }

        var counted = fromUs < toUs ? TryRun(projectId, new MetricsQuery(view, [], [new Metric("count", "count")], others, null, fromUs, toUs, [], 1, 1)) : null;
        return (long?)counted?[0][0].Value;
    }

    // A bucket without content had too many combinations to be kept.
    private bool TryAddHours(DbConnection connection, string projectId, RollupQuestion question, RollupAnswer answer)
    {
        using var reader = RollupTable.Read(connection, projectId, question.Cube, question.Times);
        while (reader.Read())
        {
            if (reader.IsDBNull(2))
            {
                return false;
            }

            var content = store.Dialect.Bytes(reader, 2);
            var (level, bucket) = (reader.GetInt32(0), reader.GetInt64(1));
            if (level == ChangesLevel)
            {
                RollupChanges.Read(content, answer.Change);
            }
            else
            {
                answer.Add(content, bucket * (level == 0 ? RollupTable.HourUs : RollupTable.DayUs));
            }
        }

        return true;
    }

    private void AddRows(DbConnection connection, string projectId, MetricsView view, RollupQuestion question, RollupAnswer answer, long fromUs, long toUs)
    {
        var query = question.Query;
        var where = SqlFilter.Of(store.Dialect, view.Fields, projectId, query.Filter.Copy().AndBetween(view.TimeField, fromUs, toUs));
        string[] columns = [view.TimeColumn, .. query.Dimensions.Select(view.ExpressionOf), .. question.Measures.Select(measure => view.Measures[measure])];
        using var reader = connection.ExecuteReader($"SELECT {string.Join(", ", columns)} FROM {view.Table}{where.Where}{view.Where}", where.Parameters);
        var dimensions = new string?[query.Dimensions.Count];
        var measures = new double[question.Measures.Length];
        while (reader.Read())
        {
            for (var index = 0; index < dimensions.Length; index++)
            {
                dimensions[index] = reader.IsDBNull(1 + index) ? null : Convert.ToString(reader.GetValue(1 + index), CultureInfo.InvariantCulture);
            }

            for (var index = 0; index < measures.Length; index++)
            {
                var place = 1 + dimensions.Length + index;
                measures[index] = reader.IsDBNull(place) ? double.NaN : Convert.ToDouble(reader.GetValue(place), CultureInfo.InvariantCulture);
            }

            answer.Add(dimensions, reader.GetInt64(0), measures);
        }
    }

    private bool CanBeTold(RollupQuestion question, RollupAnswer answer) =>
        (!question.HasPercentiles || answer.Groups.Sum(group => group.Rows) > FewRows)
        && (!question.NeedsBounds || !answer.Groups.Any(group => Enumerable.Range(0, question.Measures.Length).Any(index => group[index].IsLoose)));

    private static List<IReadOnlyList<MetricsValue>> Rows(RollupQuestion question, RollupAnswer answer)
    {
        var query = question.Query;
        string[] names = [.. query.Dimensions, .. query.Granularity is null ? (string[])[] : [MetricsQuery.TimeDimension], .. query.Metrics.Select(metric => metric.Alias)];
        var order = query.OrderOrUsual.Select(item => (Place: Array.IndexOf(names, item.Field), item.IsDescending)).ToList();
        var rows = answer.Groups.Select(group => Values(question, group)).ToList();
        rows.Sort((one, other) =>
        {
            foreach (var (place, isDescending) in order)
            {
                if (Compare(one[place], other[place]) is var compared and not 0)
                {
                    return isDescending ? -compared : compared;
                }
            }

            return 0;
        });
        return [.. rows.Take(query.RowLimit).Select(row => row.Select((value, index) => new MetricsValue(names[index], value, names[index] == "tags")).ToList())];
    }

    private static object?[] Values(RollupQuestion question, RollupGroup group)
    {
        var query = question.Query;
        var values = new List<object?>(group.Dimensions.Length + query.Metrics.Count + 1);
        for (var index = 0; index < group.Dimensions.Length; index++)
        {
            values.Add(query.Dimensions[index] == "promptVersion" && group.Dimensions[index] is { } number ? long.Parse(number, CultureInfo.InvariantCulture) : group.Dimensions[index]);
        }

        if (query.Granularity is not null)
        {
            values.Add(question.TimeText(group.Time));
        }

        values.AddRange(query.Metrics.Select(metric => metric.Measure == "count"
            ? (metric.Aggregation == "count" ? group.Rows : (object)(double)group.Rows)
            : Value(metric, group[Array.IndexOf(question.Measures, metric.Measure)])));
        return [.. values];
    }

    // Of nothing there is a count and a sum, and nothing else.
    private static object? Value(Metric metric, RollupGroup.Measured measured) => metric.Aggregation switch
    {
        "count" => measured.Count,
        "sum" => measured.Count == 0 ? 0d : measured.Sum,
        _ when measured.Count == 0 => null,
        "avg" => measured.Sum / measured.Count,
        "min" when RollupQuestion.IsWhole(metric.Measure) => (long)measured.Least,
        "max" when RollupQuestion.IsWhole(metric.Measure) => (long)measured.Most,
        "min" => measured.Least,
        "max" => measured.Most,
        _ => measured.Distribution!.Quantile(SqlMetrics.Quantiles[metric.Aggregation], measured.Count),
    };

    // Nothing comes before everything else.
    private static int Compare(object? one, object? other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string text, string second) => string.CompareOrdinal(text, second),
        (long number, long second) => number.CompareTo(second),
        _ => Convert.ToDouble(one, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(other, CultureInfo.InvariantCulture)),
    };
}
