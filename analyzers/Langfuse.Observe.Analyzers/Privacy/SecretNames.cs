using System.Text;

namespace Langfuse.Observe.Analyzers.Privacy;

/// <summary>Whether the name of a value says that it is a secret.</summary>
internal static class SecretNames
{
    // Each is a run of words; a name that contains the run is a secret's.
    private static readonly string[][] s_runs =
    [
        ["password"], ["passwd"], ["pwd"], ["passphrase"], ["passcode"], ["secret"], ["credential"], ["credentials"], ["jwt"], ["cvv"], ["cvc"], ["ssn"],
        ["api", "key"], ["apikey"], ["access", "key"], ["private", "key"], ["secret", "key"], ["signing", "key"], ["encryption", "key"], ["account", "key"],
        ["subscription", "key"], ["shared", "key"], ["master", "key"], ["auth", "key"],
        ["connection", "string"], ["conn", "string"], ["connectionstring"],
        ["access", "token"], ["refresh", "token"], ["auth", "token"], ["bearer", "token"], ["api", "token"], ["id", "token"], ["session", "token"], ["csrf", "token"],
        ["sas", "token"], ["security", "token"], ["bot", "token"], ["jwt", "token"], ["oauth", "token"], ["github", "token"], ["user", "token"], ["client", "token"],
        ["bearer"], ["credit", "card"], ["card", "number"],
    ];

    // A secret's description is no secret.
    private static readonly string[] s_harmless =
        ["name", "id", "length", "count", "hash", "hint", "policy", "path", "file", "type", "provider", "validator", "options", "expiry", "expiration", "expires", "rule", "strength", "question", "field", "label", "url", "uri", "endpoint", "version", "format", "word", "scheme", "prefix", "header"];

    public static bool Matches(string name, IReadOnlyList<string> more, IReadOnlyList<string> not)
    {
        if (not.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        if (more.Count == 0 && !MayBeSecret(name))
        {
            return false;
        }

        var words = Words(name);
        if (more.Any(extra => Contains(words, Words(extra))))
        {
            return true;
        }

        return words.Count > 0 && !s_harmless.Contains(words[words.Count - 1]) && s_runs.Any(run => Contains(words, run));
    }

    /// <summary>Whether the last word of some run is in the name, however it is cut into words. Few names come any further.</summary>
    private static bool MayBeSecret(string name)
    {
        foreach (var run in s_runs)
        {
            if (name.IndexOf(run[run.Length - 1], StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A lone <c>token</c>: a secret, or in code about texts a piece of text.</summary>
    public static bool IsLoneToken(string name) => name.Length < 8 && Words(name) is { Count: 1 } words && words[0] == "token";

    private static bool Contains(List<string> words, IReadOnlyList<string> run)
    {
        for (var start = 0; start + run.Count <= words.Count; start++)
        {
            if (run.Select((word, offset) => words[start + offset] == word).All(static same => same))
            {
                return run.Count > 0;
            }
        }

        return false;
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i])
                || (char.IsUpper(name[i]) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (ends && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (i < name.Length && char.IsLetterOrDigit(name[i]))
            {
                word.Append(char.ToLowerInvariant(name[i]));
            }
        }

        return words;
    }
}
