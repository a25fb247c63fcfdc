namespace Langfuse.Observe.Export;

/// <summary>What a batch holds.</summary>
internal enum UnitKind
{
    Observation,
    Score,
}
