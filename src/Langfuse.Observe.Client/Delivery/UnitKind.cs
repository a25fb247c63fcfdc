namespace Langfuse.Observe.Delivery;

/// <summary>What a batch holds.</summary>
internal enum UnitKind
{
    Observation,
    Score,
}
