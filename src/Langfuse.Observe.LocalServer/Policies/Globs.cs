using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>Names with <c>*</c> for any text and <c>?</c> for one character, case ignored.</summary>
internal sealed class Globs
{
    private readonly Regex[] _patterns;

    public Globs(IEnumerable<string> patterns) => _patterns = [.. patterns.Select(Of)];

    public bool IsEmpty => _patterns.Length == 0;

    public bool Matches(string? name) => name is not null && _patterns.Any(pattern => pattern.IsMatch(name));

    private static Regex Of(string pattern) => new(
        @"\A" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + @"\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
}
