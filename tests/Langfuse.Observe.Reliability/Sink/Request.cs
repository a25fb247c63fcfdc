using System.Globalization;

namespace Langfuse.Observe.Reliability.Sink;

/// <summary>One request.</summary>
/// <param name="Head">The request line and headers.</param>
/// <param name="Length">How many bytes of <paramref name="Body"/> belong to it.</param>
/// <param name="Body">The body, in a buffer that may be longer.</param>
internal sealed record Request(string Head, int Length, byte[] Body)
{
    public bool IsMedia => Head.Contains("/media", StringComparison.Ordinal);

    public bool IsScores => Head.Contains("/ingestion ", StringComparison.Ordinal);

    /// <summary>The number that an <see cref="AnswerWatch"/> gave it; 0 without one.</summary>
    public int Attempt => int.TryParse(HeaderOf(AnswerWatch.Header), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : 0;

    public ReadOnlySpan<byte> Content => Body.AsSpan(0, Length);

    private string? HeaderOf(string name)
    {
        foreach (var line in Head.Split("\r\n"))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            {
                return line[(name.Length + 1)..].Trim();
            }
        }

        return null;
    }
}
