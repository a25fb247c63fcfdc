namespace Langfuse.Observe.LocalServer.Features.Metrics;

/// <summary>A question for numbers, as the query parameter of the metrics endpoints asks it.</summary>
/// <param name="View">observations, traces, scores-numeric, scores-boolean or scores-categorical.</param>
/// <param name="Dimensions">The fields by which rows are grouped.</param>
/// <param name="Metrics">What is computed for each group.</param>
/// <param name="Filter">Which rows count.</param>
/// <param name="Granularity">minute, hour, day, week or month; null without a time dimension.</param>
/// <param name="FromUs">From when.</param>
/// <param name="ToUs">Until when.</param>
/// <param name="Order">By what the groups are sorted: a dimension, an alias of a metric or time_dimension.</param>
/// <param name="Bins">Of histograms.</param>
/// <param name="RowLimit">How many groups are given.</param>
internal sealed record MetricsQuery(
    string View, IReadOnlyList<string> Dimensions, IReadOnlyList<Metric> Metrics, Filter Filter, string? Granularity, long FromUs, long ToUs,
    IReadOnlyList<SortOrder> Order, int Bins, int RowLimit)
{
    /// <summary>The name of the time of a group.</summary>
    public const string TimeDimension = "time_dimension";

    /// <summary>The order asked for; without one by time where there is one, else the largest first.</summary>
    public IReadOnlyList<SortOrder> OrderOrUsual => Order.Count > 0 ? Order : [Granularity is not null ? new SortOrder(TimeDimension, IsDescending: false) : new SortOrder(Metrics[0].Alias, IsDescending: true)];
}

/// <summary>A measure and how it is added up.</summary>
internal sealed record Metric(string Measure, string Aggregation)
{
    /// <summary>Its name in the answer, such as sum_totalCost.</summary>
    public string Alias => $"{Aggregation}_{Measure}";
}
