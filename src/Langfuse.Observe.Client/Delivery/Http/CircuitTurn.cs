namespace Langfuse.Observe.Delivery.Http;

/// <summary>Leave to make one request.</summary>
internal readonly record struct CircuitTurn(bool IsProbe, int Epoch);
