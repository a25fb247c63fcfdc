using System.Text;

namespace Langfuse.Observe.Analyzers.Privacy;

/// <summary>Whether the name of a value says that it is a secret.</summary>
internal static class SecretNames
{
    // Each is a run of words; a name that contains the run is a secret's.
    private static readonly string[][] s_runs =
    [
        ["password"], ["passwords"], ["secrets"], ["passwd"], ["pwd"], ["passphrase"], ["passcode"], ["secret"], ["credential"], ["credentials"], ["jwt"], ["cvv"], ["cvc"], ["ssn"],
        ["api", "key"], ["apikey"], ["access", "key"], ["private", "key"], ["secret", "key"], ["signing", "key"], ["encryption", "key"], ["account", "key"],
        ["subscription", "key"], ["shared", "key"], ["master", "key"], ["auth", "key"],
        ["connection", "string"], ["conn", "string"], ["connectionstring"],
        ["access", "token"], ["refresh", "token"], ["auth", "token"], ["bearer", "token"], ["api", "token"], ["id", "token"], ["session", "token"], ["csrf", "token"],
        ["sas", "token"], ["security", "token"], ["bot", "token"], ["jwt", "token"], ["oauth", "token"], ["github", "token"], ["user", "token"], ["client", "token"],
        ["bearer"], ["credit", "card"], ["card", "number"],
        ["api", "keys"], ["api", "tokens"], ["access", "tokens"], ["hmac", "key"], ["ssh", "key"], ["license", "key"], ["pin", "code"], ["otp"], ["totp"], ["one", "time", "code"],
        ["recovery", "code"], ["recovery", "codes"], ["recovery", "phrase"], ["seed", "phrase"], ["authorization", "header"], ["auth", "header"], ["session", "cookie"], ["auth", "cookie"],
    ];

    // Secrets that are numbers.
    private static readonly string[][] s_numbers = [["cvv"], ["cvc"], ["ssn"], ["card", "number"], ["passcode"], ["pin", "code"], ["otp"], ["totp"], ["one", "time", "code"]];

    // Words behind the run that leave it the secret itself; any other word makes it something about the secret: its hint, its path, the key under which it is kept.
    private static readonly string[] s_stillSecret =
        ["value", "text", "plain", "plaintext", "raw", "bytes", "data", "string", "base64", "encoded", "json", "pem", "hex", "chars", "new", "old", "current", "again", "confirm", "confirmation", "repeat", "repeated", "input"];

    private static readonly string[] s_belongsTo = ["for", "of", "from", "to", "in", "or"];

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

        return s_runs.Any(run => Ends(words, run));
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

    /// <summary>Whether a secret of this name is written in digits.</summary>
    public static bool IsOfNumber(string name) => s_numbers.Any(run => Ends(Words(name), run));

    /// <summary>A lone <c>token</c>: a secret, or in code about texts a piece of text.</summary>
    public static bool IsLoneToken(string name) => name.Length < 8 && Words(name) is { Count: 1 } words && words[0] == "token";

    /// <summary>Whether the run is the last thing that the name says.</summary>
    private static bool Ends(List<string> words, string[] run)
    {
        for (var start = 0; start + run.Length <= words.Count; start++)
        {
            if (Is(words, run, start) && IsSecretBefore(words, start + run.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSecretBefore(List<string> words, int next) =>
        next == words.Count || s_belongsTo.Contains(words[next]) || words.Skip(next).All(static word => s_stillSecret.Contains(word) || word.All(char.IsDigit));

    private static bool Is(List<string> words, IReadOnlyList<string> run, int start)
    {
        for (var i = 0; i < run.Count; i++)
        {
            if (words[start + i] != run[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Contains(List<string> words, List<string> run)
    {
        for (var start = 0; start + run.Count <= words.Count; start++)
        {
            if (run.Count > 0 && Is(words, run, start))
            {
                return true;
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
