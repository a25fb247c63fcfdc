namespace Langfuse.Observe.Delivery;

/// <summary>Neighbouring units of a batch.</summary>
internal readonly record struct UnitRange(int Start, int Count)
{
    public int End => Start + Count;
}
