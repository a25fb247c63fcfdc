namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>A page of traces with what was asked for beside them.</summary>
internal sealed record TracePage(
    long Total,
    IReadOnlyList<TraceRow> Traces,
    IReadOnlyDictionary<long, ObservationRow> Roots,
    ILookup<string, string>? ObservationIds,
    ILookup<string, string>? ScoreIds)
{
    public ObservationRow? Root(TraceRow trace) => trace.RootSeq is { } seq && Roots.TryGetValue(seq, out var root) ? root : null;
}
