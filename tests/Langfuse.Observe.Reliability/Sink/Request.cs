namespace Langfuse.Observe.Reliability.Sink;

/// <summary>One request.</summary>
/// <param name="Head">The request line and headers.</param>
/// <param name="Length">How many bytes of <paramref name="Body"/> belong to it.</param>
/// <param name="Body">The body, in a buffer that may be longer.</param>
internal sealed record Request(string Head, int Length, byte[] Body)
{
    public bool IsScores => Head.Contains("/ingestion ", StringComparison.Ordinal);
}
