using System.Text.RegularExpressions;
using Langfuse.Observe.Recording.Masking;

namespace Langfuse.Observe;

/// <summary>Ready-made redaction for <see cref="LangfuseOptions.Mask"/>: <c>options.Mask = (context, text) => Redactor.Apply(text)</c>.</summary>
/// <remarks>Patterns find what looks like a secret; they cannot find every secret. Nothing is redacted unless you ask for it. Data URIs are
/// left as they are, so that media stay whole.</remarks>
public static partial class Redactor
{
    /// <summary>Redacts keys, bearer tokens, e-mail addresses, card numbers and phone numbers.</summary>
    public static string Apply(string text) => OutsideDataUris(text, static part => PhoneNumbers(CreditCards(EmailAddresses(BearerTokens(Keys(part))))));

    /// <summary>Redacts API keys of well-known forms (sk-..., pk-..., AKIA..., ghp_..., xoxb-..., AIza...), JSON web tokens and PEM private keys.</summary>
    public static string Keys(string text) => KeyPattern().Replace(text, "[redacted key]");

    /// <summary>Redacts what follows <c>Bearer</c> or <c>Basic</c>, as in an Authorization header.</summary>
    public static string BearerTokens(string text) => BearerPattern().Replace(text, "$1 [redacted token]");

    /// <summary>Redacts e-mail addresses.</summary>
    public static string EmailAddresses(string text) => EmailPattern().Replace(text, "[redacted e-mail]");

    /// <summary>Redacts numbers of 13 to 19 digits, alone or in groups, whose check digit (Luhn) is right.</summary>
    public static string CreditCards(string text) => CardPattern().Replace(text, static match => Luhn.Holds(match.ValueSpan) ? "[redacted card]" : match.Value);

    /// <summary>Redacts phone numbers: international ones that begin with +, and national ones written in groups.</summary>
    public static string PhoneNumbers(string text) =>
        PhonePattern().Replace(text, static match => Digits(match.ValueSpan) is >= 7 and <= 15 ? "[redacted phone]" : match.Value);

    private static string OutsideDataUris(string text, Func<string, string> redact)
    {
        if (!text.Contains(";base64,", StringComparison.Ordinal))
        {
            return redact(text);
        }

        var redacted = new System.Text.StringBuilder(text.Length);
        var start = 0;
        foreach (Match uri in DataUriPattern().Matches(text))
        {
            redacted.Append(redact(text[start..uri.Index])).Append(uri.ValueSpan);
            start = uri.Index + uri.Length;
        }

        return redacted.Append(redact(text[start..])).ToString();
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits;
    }

    [GeneratedRegex(
        @"-----BEGIN[A-Z ]*PRIVATE\sKEY-----[\s\S]*?(?:-----END[A-Z ]*PRIVATE\sKEY-----|$)|\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{20,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bAIza[0-9A-Za-z_-]{30,}|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}",
        RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BearerPattern();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"(?<![\d.])\d(?:[ -]?\d){12,18}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CardPattern();

    [GeneratedRegex(@"\+\d[\d ().-]{6,20}\d|(?<![\w.-])(?<!\d )(?:\(\d{2,5}\) ?|\d{2,5}[ -])\d{3,4}[ -]\d{3,4}(?![\w-]| \d)", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"data:[\w.+/-]+;base64,[A-Za-z0-9+/=]+", RegexOptions.CultureInvariant)]
    private static partial Regex DataUriPattern();
}
