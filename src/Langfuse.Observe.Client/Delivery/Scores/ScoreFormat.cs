namespace Langfuse.Observe.Delivery.Scores;

/// <summary>Scores as a batch of <c>score-create</c> events (wire contract 2.3, ingestion). Each unit ends with a comma.</summary>
internal sealed class ScoreFormat : BatchFormat
{
    private static readonly byte[] s_before = "{\"batch\":["u8.ToArray();
    private static readonly byte[] s_after = "]}"u8.ToArray();

    public override string Path => "api/public/ingestion";

    public override string ContentType => "application/json";

    /// <summary>The server takes 4.5 MB; the official SDKs stay under 3.5.</summary>
    public override int MaxBodyBytes => 3_500_000;

    public override string Label(Batch batch, int index) => $"score '{ScoreLabel.Of(batch, index).Name}'";

    public override List<ReadOnlyMemory<byte>> Body(Batch batch, BatchPart part)
    {
        var pieces = new List<ReadOnlyMemory<byte>>(part.Ranges.Count + 2) { s_before };
        pieces.AddRange(part.Ranges.Select(batch.BytesOf));
        pieces[^1] = pieces[^1][..^1];
        pieces.Add(s_after);
        return pieces;
    }
}
