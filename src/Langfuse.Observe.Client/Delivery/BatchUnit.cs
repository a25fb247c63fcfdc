using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Delivery;

/// <summary>One encoded span or score in a batch.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Scope">What recorded the span; null for a score.</param>
/// <param name="Trace">What is kept of its trace, when it waits encoded or was taken out of a queue that overflows; else null.</param>
internal readonly record struct BatchUnit(int Offset, int Length, SpanScope? Scope, LocalTrace? Trace = null);
