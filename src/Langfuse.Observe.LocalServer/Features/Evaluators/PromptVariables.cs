using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>The variables of a judge's prompt: names in double braces.</summary>
internal static partial class PromptVariables
{
    /// <summary>Their names, each once, in the order of the text.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<JudgeMessage> prompt) =>
        [.. prompt.SelectMany(message => Variable().Matches(message.Content)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The text with each variable replaced.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Variable().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value);

    [GeneratedRegex(@"\{\{\s*([A-Za-z0-9_][A-Za-z0-9_.\-]*)\s*\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
