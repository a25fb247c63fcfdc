namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>A trace at a glance.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Root">Its root with input and output, or null.</param>
/// <param name="Troubles">Its first errors and warnings, the worst first.</param>
/// <param name="Scores">Its scores.</param>
internal sealed record TraceGlance(Trace Trace, Observation? Root, IReadOnlyList<Observation> Troubles, IReadOnlyList<Score> Scores);
