namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>A part of the list of traces, newest first.</summary>
internal sealed record TraceListing(
    long Total,
    IReadOnlyList<Trace> Traces,
    ILookup<string, Score> Scores,
    IReadOnlyDictionary<long, Observation> Roots);
