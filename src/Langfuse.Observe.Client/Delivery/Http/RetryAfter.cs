using System.Globalization;

namespace Langfuse.Observe.Delivery.Http;

/// <summary>How long a server asks to be left alone: <c>Retry-After</c>, else <c>X-RateLimit-Reset</c>, which is a JavaScript date text
/// (wire contract 2.1).</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    public static TimeSpan? Of(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - DateTimeOffset.UtcNow : Reset(response));
        return wait is { } time && time > TimeSpan.Zero ? (time < s_longest ? time : s_longest) : null;
    }

    private static TimeSpan? Reset(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("X-RateLimit-Reset", out var values) || values.FirstOrDefault() is not { } text)
        {
            return null;
        }

        // "Sat Aug 22 2026 08:21:47 GMT+0000 (Coordinated Universal Time)"
        var end = text.IndexOf('(', StringComparison.Ordinal);
        var date = (end < 0 ? text : text[..end]).Trim().Replace("GMT", "", StringComparison.Ordinal);
        return DateTimeOffset.TryParseExact(date, "ddd MMM dd yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out exact)
            ? exact - DateTimeOffset.UtcNow
            : null;
    }
}
