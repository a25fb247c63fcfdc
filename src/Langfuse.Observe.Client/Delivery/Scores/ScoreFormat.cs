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

    public override List<ReadOnlyMemory<byte>> Body(Batch batch, UnitRange range)
    {
        var events = batch.BytesOf(range);
        return [s_before, events[..^1], s_after];
    }
}
