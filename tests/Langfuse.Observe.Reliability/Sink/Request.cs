namespace Langfuse.Observe.Reliability.Sink;

/// <summary>One request; the body is empty when it was only read.</summary>
internal sealed record Request(string Head, int Length, byte[] Body)
{
    public bool IsScores => Head.Contains("/ingestion ", StringComparison.Ordinal);
}
