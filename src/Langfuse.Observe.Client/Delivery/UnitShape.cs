using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Delivery.Scores;

namespace Langfuse.Observe.Delivery;

/// <summary>What units have in common that a server may refuse them for: of a span its name and which attributes it has, of a score its name.</summary>
internal static class UnitShape
{
    public static ulong Of(Batch batch, int index)
    {
        if (batch.Kind == UnitKind.Score)
        {
            return (ulong)(uint)ScoreLabel.Of(batch, index).Name.GetHashCode(StringComparison.Ordinal);
        }

        return SpanReader.Shape(batch.BytesOf(index).Span);
    }
}
