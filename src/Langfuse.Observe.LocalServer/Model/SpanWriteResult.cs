namespace Langfuse.Observe.LocalServer.Model;

/// <param name="NewObservations">Rows that were not there before.</param>
/// <param name="NewTraces">Traces that were not there before.</param>
/// <param name="Duplicates">Span ids that had been received before.</param>
internal readonly record struct SpanWriteResult(int NewObservations, int NewTraces, int Duplicates);
