using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Evaluations;

/// <summary>How far an evaluation came in a list whose newest entry is the first: all entries from <paramref name="Newest"/> down to
/// <paramref name="Oldest"/> are done, and of those that began right then the ones that are named.</summary>
/// <remarks>Servers keep milliseconds, in which many may begin.</remarks>
internal sealed record ResumePoint(DateTimeOffset Newest, DateTimeOffset Oldest, IReadOnlySet<string> OldestIds)
{
    private const char Separator = '\n';

    public static ResumePoint? Parse(string? token)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            return null;
        }

        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(token.Trim())).Split(Separator);
            return new(Time(parts[0]), Time(parts[1]), parts.Skip(2).ToHashSet(StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException)
        {
            throw new ArgumentException($"'{token}' is no token of an evaluation. Give a BatchEvaluationResult's ResumeToken, or null.", nameof(token), exception);
        }
    }

    /// <summary>Whether an entry was done before.</summary>
    public bool Covers(DateTimeOffset time, string id) => time <= Newest && (time > Oldest || (time == Oldest && OldestIds.Contains(id)));

    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join(Separator, [Text(Newest), Text(Oldest), .. OldestIds])));

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
