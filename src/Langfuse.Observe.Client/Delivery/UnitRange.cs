namespace Langfuse.Observe.Delivery;

/// <summary>A part of a batch.</summary>
internal readonly record struct UnitRange(int Start, int Count)
{
    public (UnitRange First, UnitRange Second) Halves => (new(Start, Count / 2), new(Start + (Count / 2), Count - (Count / 2)));
}
