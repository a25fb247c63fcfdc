namespace Langfuse.Observe.LocalServer.Features.Metrics;

/// <summary>A value of a group.</summary>
/// <param name="Name">The dimension, time_dimension, or the alias of the metric.</param>
/// <param name="Value">A text, a number or null.</param>
/// <param name="IsJson">The text is JSON: a list of tags, or a histogram.</param>
internal readonly record struct MetricsValue(string Name, object? Value, bool IsJson = false);
