using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Policies.Rules;

/// <summary>The secrets and personal data that content policies know.</summary>
internal static partial class Detectors
{
    private static readonly Detector[] s_secrets =
    [
        new("Anthropic key", Anthropic()),
        new("OpenAI key", OpenAI()),
        new("Langfuse secret key", Langfuse()),
        new("AWS access key", Aws()),
        new("Google API key", Google()),
        new("GitHub token", GitHub()),
        new("GitLab token", GitLab()),
        new("Slack token", Slack()),
        new("Stripe key", Stripe()),
        new("private key", PrivateKey()),
        new("JSON Web Token", Jwt()),
        new("password in an address", AddressPassword()),
        new("password or key", Assignment()),
    ];

    private static readonly Dictionary<string, Detector[]> s_byName = new(StringComparer.Ordinal)
    {
        ["secret"] = s_secrets,
        ["email"] = [new("e-mail address", Email())],
        ["phone"] = [new("phone number", Phone(), text => text.Count(char.IsAsciiDigit) is >= 9 and <= 15)],
        ["card"] = [new("card number", Card(), IsCard)],
        ["iban"] = [new("IBAN", Iban(), IsIban)],
        ["ssn"] = [new("US social security number", Ssn())],
    };

    private static readonly string[] s_personal = ["email", "phone", "card", "iban", "ssn"];

    /// <summary>What a content policy can look for.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. s_byName.Keys, "personal"];

    public static IEnumerable<Detector> Named(string name) => name == "personal" ? s_personal.SelectMany(one => s_byName[one]) : s_byName[name];

    // ISO/IEC 7812: the digits, every second one doubled from the right, add up to a multiple of ten.
    private static bool IsCard(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(digit => digit - '0').Reverse().ToList();
        return digits.Count is >= 13 and <= 19 && digits.Select((digit, at) => at % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2).Sum() % 10 == 0;
    }

    // ISO 13616: the first four characters moved to the end, letters as numbers, modulo 97 is one.
    private static bool IsIban(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (plain.Length is < 15 or > 34)
        {
            return false;
        }

        var rest = 0;
        foreach (var character in plain[4..] + plain[..4])
        {
            var value = char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return rest == 1;
    }

    [GeneratedRegex(@"\bsk-ant-[A-Za-z0-9_-]{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex Anthropic();

    [GeneratedRegex(@"\bsk-(?!ant-|lf-)(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex OpenAI();

    [GeneratedRegex(@"\bsk-lf-[A-Za-z0-9-]{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex Langfuse();

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Aws();

    [GeneratedRegex(@"\bAIza[A-Za-z0-9_-]{35}", RegexOptions.CultureInvariant)]
    private static partial Regex Google();

    [GeneratedRegex(@"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})", RegexOptions.CultureInvariant)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\bglpat-[A-Za-z0-9_-]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex GitLab();

    [GeneratedRegex(@"\bxox[abeoprs]-[A-Za-z0-9-]{10,}", RegexOptions.CultureInvariant)]
    private static partial Regex Slack();

    [GeneratedRegex(@"\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex Stripe();

    [GeneratedRegex(@"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}", RegexOptions.CultureInvariant)]
    private static partial Regex Jwt();

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@""'<>]{1,100}:[^\s:/@""'<>]{3,200}@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex AddressPassword();

    [GeneratedRegex(@"\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token|client[_-]?secret)[""']?\s{0,3}[:=]\s{0,3}[""']?(?![*<{\[(])[^\s""',;}{)]{8,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}[A-Za-z]{2,24}\b", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Email();

    // With a country code, or written in groups: a bare row of digits is more often an id.
    [GeneratedRegex(@"(?<![\w.+-])(?:\+\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d{2,4}(?:[\s.-]?\d{2,4}){1,4}|\(\d{3}\)\s?\d{3}-\d{4}|\d{3}-\d{3}-\d{4})(?![\w-])", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Phone();

    // In one piece, or in the groups that are printed on cards.
    [GeneratedRegex(@"(?<![\w.-]|\d )(?:[2-6]\d{12,18}|[2-6]\d{3}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|3\d{3}([ -])\d{6}\2\d{5})(?![\w-]|[ -]\d)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Card();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Ssn();
}
