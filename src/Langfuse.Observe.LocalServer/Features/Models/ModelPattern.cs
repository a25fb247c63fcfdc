using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Features.Models;

/// <summary>The patterns of models over names that clients send. They come over the wire, so none may take long.</summary>
internal static class ModelPattern
{
    private const int MaxKept = 10_000;
    private const string IgnoreCase = "(?i)";
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(50);
    private static readonly ConcurrentDictionary<string, Regex> s_kept = new(StringComparer.Ordinal);

    /// <summary>Why the pattern cannot be used, or null.</summary>
    public static string? Defect(string pattern)
    {
        try
        {
            _ = Of(pattern);
            return null;
        }
        catch (ArgumentException exception)
        {
            return $"'{pattern}' is not a regular expression: {exception.Message}";
        }
    }

    public static bool Matches(string pattern, string name)
    {
        try
        {
            return Of(pattern).IsMatch(name);
        }
        catch (Exception exception) when (exception is RegexMatchTimeoutException or ArgumentException)
        {
            return false;
        }
    }

    private static Regex Of(string pattern)
    {
        if (s_kept.Count > MaxKept)
        {
            s_kept.Clear();
        }

        return s_kept.GetOrAdd(pattern, static text => text.StartsWith(IgnoreCase, StringComparison.Ordinal)
            ? new Regex(text[IgnoreCase.Length..], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, s_patience)
            : new Regex(text, RegexOptions.CultureInvariant, s_patience));
    }
}
