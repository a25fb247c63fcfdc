using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Evaluations;

/// <summary>How far an evaluation came in a list whose newest trace is the first: all traces from <paramref name="Newest"/> down to
/// <paramref name="Oldest"/> are done.</summary>
internal sealed record ResumePoint(DateTimeOffset Newest, DateTimeOffset Oldest, string OldestId)
{
    private const char Separator = '|';

    public static ResumePoint? Parse(string? token)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            return null;
        }

        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(token.Trim())).Split(Separator, 3);
            return new(Time(parts[0]), Time(parts[1]), parts[2]);
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException)
        {
            throw new ArgumentException($"'{token}' is no token of an evaluation. Give a BatchEvaluationResult's ResumeToken, or null.", nameof(token), exception);
        }
    }

    /// <summary>Whether a trace was done before.</summary>
    public bool Covers(TraceRecord trace) => trace.Timestamp <= Newest && (trace.Timestamp > Oldest || (trace.Timestamp == Oldest && trace.Id == OldestId));

    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Newest.UtcDateTime:O}{Separator}{Oldest.UtcDateTime:O}{Separator}{OldestId}")));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
