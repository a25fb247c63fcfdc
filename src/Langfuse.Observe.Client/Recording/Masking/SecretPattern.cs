using System.Text.RegularExpressions;

namespace Langfuse.Observe.Recording.Masking;

/// <summary>What secrets of one kind look like.</summary>
/// <param name="Regex">Finds them; a group named <c>keep</c> at the start stays.</param>
/// <param name="Replacement">What stands in their place.</param>
/// <param name="Holds">Tells a secret from what only looks like one; null when the pattern is enough.</param>
/// <param name="Property">Names of properties whose value is such a secret, whatever it looks like; null when there are none.</param>
internal sealed record SecretPattern(Regex Regex, string Replacement, Func<Match, bool>? Holds = null, Regex? Property = null)
{
    /// <summary>Where secrets are in a text, first to last.</summary>
    public IEnumerable<(int Start, int Length)> Find(string text)
    {
        foreach (Match match in Regex.Matches(text))
        {
            if (Holds is null || Holds(match))
            {
                var kept = match.Groups["keep"].Length;
                yield return (match.Index + kept, match.Length - kept);
            }
        }
    }
}
