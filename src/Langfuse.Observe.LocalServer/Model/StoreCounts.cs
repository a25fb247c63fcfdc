namespace Langfuse.Observe.LocalServer.Model;

/// <param name="Traces">Traces stored.</param>
/// <param name="Observations">Observations stored, each id and start time once.</param>
/// <param name="Scores">Scores stored.</param>
/// <param name="Duplicates">How often a span id came that had been received before.</param>
internal readonly record struct StoreCounts(long Traces, long Observations, long Scores, long Duplicates);
