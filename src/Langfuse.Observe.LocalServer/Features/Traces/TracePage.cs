namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>A page of traces with what was asked for beside them.</summary>
internal sealed record TracePage(
    long Total,
    IReadOnlyList<Trace> Traces,
    IReadOnlyDictionary<long, Observation> Roots,
    ILookup<string, string>? ObservationIds,
    ILookup<string, string>? ScoreIds)
{
    public Observation? Root(Trace trace) => trace.RootSeq is { } seq && Roots.TryGetValue(seq, out var root) ? root : null;
}
