namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>A part of the list of traces, newest first.</summary>
internal sealed record TraceListing(
    long Total,
    IReadOnlyList<TraceRow> Traces,
    ILookup<string, ScoreRow> Scores,
    IReadOnlyDictionary<long, ObservationRow> Roots);
