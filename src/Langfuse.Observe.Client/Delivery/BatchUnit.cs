using Langfuse.Observe.Delivery.Observations;

namespace Langfuse.Observe.Delivery;

/// <summary>One encoded span or score in a batch.</summary>
internal readonly record struct BatchUnit(int Offset, int Length, SpanScope? Scope);
