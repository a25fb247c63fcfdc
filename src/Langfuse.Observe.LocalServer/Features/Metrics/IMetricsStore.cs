namespace Langfuse.Observe.LocalServer.Features.Metrics;

/// <summary>Computes metrics over the events.</summary>
internal interface IMetricsStore
{
    /// <summary>The dimensions that a view can be grouped by.</summary>
    IReadOnlyCollection<string> Dimensions(string view);

    /// <summary>The measures of a view.</summary>
    IReadOnlyCollection<string> Measures(string view);

    /// <summary>The groups, each with its values in the order dimensions, time, metrics.</summary>
    IReadOnlyList<IReadOnlyList<MetricsValue>> Run(string projectId, MetricsQuery query);
}
