using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Policies.Rules;

/// <summary>Finds one kind of thing in text.</summary>
/// <param name="Name">What it is called in findings.</param>
/// <param name="Pattern">How it looks.</param>
/// <param name="IsOne">Whether what looks like it is it, such as by its checksum; null when the look decides.</param>
internal sealed record Detector(string Name, Regex Pattern, Func<string, bool>? IsOne = null)
{
    /// <summary>The first of its kind in the text, or null.</summary>
    public string? FirstIn(string text)
    {
        try
        {
            for (var match = Pattern.Match(text); match.Success; match = match.NextMatch())
            {
                if (IsOne is null || IsOne(match.Value))
                {
                    return match.Value;
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // A text on which the pattern takes too long counts as clean.
        }

        return null;
    }
}
