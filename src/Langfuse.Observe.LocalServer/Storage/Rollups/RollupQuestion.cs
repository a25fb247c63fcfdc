using System.Globalization;
using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.Rollups;

/// <summary>A question that roll-ups can answer: its dimensions, filters and measures are those of a cube.</summary>
internal sealed class RollupQuestion
{
    private static readonly string[] s_aggregations = ["count", "sum", "avg", "min", "max", "p50", "p75", "p90", "p95", "p99"];
    private static readonly string[] s_wholes = ["totalTokens", "inputTokens", "outputTokens", "observationsCount"];

    private RollupQuestion(MetricsQuery query, RollupCube cube)
    {
        Query = query;
        Cube = cube;
        Dimensions = [.. query.Dimensions.Select(name => Array.IndexOf(cube.Dimensions, name))];
        Measures = [.. query.Metrics.Select(metric => metric.Measure).Where(measure => measure != "count").Distinct()];
        CubePlaces = [.. Measures.Select(measure => Array.IndexOf(cube.Measures, measure))];
        FactPlaces = [.. CubePlaces.Select(place => cube.MeasurePlaces[place])];
        HasPercentiles = query.Metrics.Any(IsPercentile);
        NeedsBounds = query.Metrics.Any(metric => metric.Measure != "count" && metric.Aggregation is "min" or "max");
        Times = new RollupTimes(query.FromUs, query.ToUs, ByDays: query.Granularity != "hour");
    }

    public MetricsQuery Query { get; }

    public RollupCube Cube { get; }

    /// <summary>Where the dimensions asked for stand in the cube.</summary>
    public int[] Dimensions { get; }

    /// <summary>The measures asked for, each once; how many rows there are is always known.</summary>
    public string[] Measures { get; }

    /// <summary>Where those stand in a row of the cube.</summary>
    public int[] CubePlaces { get; }

    /// <summary>Where those stand in a fact.</summary>
    public int[] FactPlaces { get; }

    public bool HasPercentiles { get; }

    /// <summary>The least or the most of something is asked for.</summary>
    public bool NeedsBounds { get; }

    public RollupTimes Times { get; }

    /// <summary>The conditions on the dimensions of the cube.</summary>
    public List<(int Place, Func<string?, bool> Holds)> Conditions { get; } = [];

    /// <summary>The question, or null when it has to be answered from the rows.</summary>
    public static RollupQuestion? Of(MetricsQuery query, MetricsView view)
    {
        if ((query.FromUs < 0 && query.Granularity is not null) || query.Filter.Text is not null || query.Granularity == "minute" || !query.Metrics.All(IsKnown)
            || RollupCube.All.FirstOrDefault(cube => IsCovered(query, view, cube)) is not { } cube)
        {
            return null;
        }

        var question = new RollupQuestion(query, cube);
        return question.Times.HasHours && question.TryAddConditions(view) ? question : null;
    }

    public static bool IsPercentile(Metric metric) => metric.Aggregation[0] == 'p';

    public static bool IsWhole(string measure) => s_wholes.Contains(measure);

    /// <summary>The number of the time that a group is of.</summary>
    public long TimeOf(long us)
    {
        if (Query.Granularity is not { } granularity)
        {
            return 0;
        }

        if (TimeBucket.Of(granularity) is { } bucket)
        {
            return bucket.NumberOf(us);
        }

        var time = DateTime.UnixEpoch.AddMicroseconds(us);
        return (time.Year * 12) + time.Month - 1;
    }

    /// <summary>The time of a group as the API gives it.</summary>
    public string TimeText(long number) => TimeBucket.Of(Query.Granularity!) is { } bucket
        ? bucket.Start(number)
        : new DateTime((int)(number / 12), (int)(number % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static bool IsKnown(Metric metric) => s_aggregations.Contains(metric.Aggregation) && (metric.Measure != "count" || metric.Aggregation is "count" or "sum");

    private static bool IsCovered(MetricsQuery query, MetricsView view, RollupCube cube) =>
        view.Rollups == cube.Source
        && query.Dimensions.All(name => cube.Dimensions.Contains(name))
        && query.Metrics.All(metric => metric.Measure == "count" || cube.Measures.Contains(metric.Measure))
        && (cube.HasPercentiles || !query.Metrics.Any(IsPercentile))
        && query.Filter.Conditions.All(condition => PlaceOf(condition, view, cube) >= 0);

    // A field and a dimension that are the same column may have different names.
    private static int PlaceOf(Condition condition, MetricsView view, RollupCube cube) =>
        view.Fields.TryGetValue(condition.Field, out var field) && field is { Kind: FieldKind.Text, Around: "{0}" }
            ? Array.FindIndex(cube.Dimensions, name => view.ExpressionOf(name) == field.Expression)
            : -1;

    private bool TryAddConditions(MetricsView view)
    {
        foreach (var condition in Query.Filter.Conditions)
        {
            if (HoldsFor(condition) is not { } holds)
            {
                return false;
            }

            Conditions.Add((PlaceOf(condition, view, Cube), holds));
        }

        return true;
    }

    // As the databases compare: nothing is equal to nothing, and not to anything else.
    private static Func<string?, bool>? HoldsFor(Condition condition)
    {
        switch (condition.Comparison, condition.Value)
        {
            case (Comparison.IsNull, _):
                return text => text is null;
            case (Comparison.IsNotNull, _):
                return text => text is not null;
            case (Comparison.Equal, string value):
                return text => text == value;
            case (Comparison.NotEqual, string value):
                return text => text != value;
            case (Comparison.AnyOf, IEnumerable<string> values):
                var any = values.ToHashSet(StringComparer.Ordinal);
                return text => text is not null && any.Contains(text);
            case (Comparison.NoneOf, IEnumerable<string> values):
                var none = values.ToHashSet(StringComparer.Ordinal);
                return text => text is null || !none.Contains(text);
            default:
                return null;
        }
    }
}
