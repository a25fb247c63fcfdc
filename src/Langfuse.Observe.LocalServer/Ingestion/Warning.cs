namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Something that the real Langfuse would lose or change in silence.</summary>
/// <param name="Code">A short fixed name of the rule.</param>
/// <param name="Message">Who, what and the cure.</param>
/// <param name="TraceId">The trace it was seen on first, when there is one.</param>
/// <param name="ObservationId">The observation it was seen on first, when there is one.</param>
/// <param name="Count">How often it was seen.</param>
/// <param name="FirstSeen">When it was seen first.</param>
/// <param name="LastSeen">When it was seen last.</param>
internal sealed record Warning(string Code, string Message, string? TraceId, string? ObservationId, int Count, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
