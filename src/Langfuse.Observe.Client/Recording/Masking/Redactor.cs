using System.Text.RegularExpressions;
using Langfuse.Observe.Recording.Masking;

namespace Langfuse.Observe;

/// <summary>Ready-made redaction for <see cref="LangfuseOptions.Mask"/>: <c>options.Mask = (context, text) => Redactor.Apply(text)</c>.</summary>
/// <remarks>
/// <para>Text that is JSON stays JSON: keys, strings and numbers are looked at decoded. Other text is looked at as it is and as it reads, with
/// escapes decoded and marks of Markdown left out, and base64 as what it decodes to.</para>
/// <para>Patterns find what looks like a secret; they cannot find every secret. Nothing is redacted unless you ask for it. Data URIs are
/// left as they are, so that media stay whole.</para>
/// </remarks>
public static partial class Redactor
{
    private static readonly SecretPattern s_keys = new(KeyPattern(), "[redacted key]", Property: SecretPropertyPattern());
    private static readonly SecretPattern s_tokens = new(BearerPattern(), "[redacted token]", IsCredential);
    private static readonly SecretPattern s_emailAddresses = new(EmailPattern(), "[redacted e-mail]");
    private static readonly SecretPattern s_cards = new(CardPattern(), "[redacted card]", static match => Luhn.Holds(match.ValueSpan));
    private static readonly SecretPattern s_phoneNumbers = new(PhonePattern(), "[redacted phone]", static match => Digits(match.ValueSpan) is >= 7 and <= 15);

    private static readonly SecretScan s_all = new(s_keys, s_tokens, s_emailAddresses, s_cards, s_phoneNumbers);
    private static readonly SecretScan s_onlyKeys = new(s_keys);
    private static readonly SecretScan s_onlyTokens = new(s_tokens);
    private static readonly SecretScan s_onlyEmailAddresses = new(s_emailAddresses);
    private static readonly SecretScan s_onlyCards = new(s_cards);
    private static readonly SecretScan s_onlyPhoneNumbers = new(s_phoneNumbers);

    /// <summary>Redacts keys, bearer tokens, e-mail addresses, card numbers and phone numbers.</summary>
    public static string Apply(string text) => s_all.Apply(text);

    /// <summary>Redacts API keys and tokens of well-known services (of model providers, GitHub, GitLab, npm, AWS, Google, Slack, SendGrid, Stripe
    /// and others), JSON web tokens, PEM private keys and PGP blocks.</summary>
    public static string Keys(string text) => s_onlyKeys.Apply(text);

    /// <summary>Redacts what follows <c>Bearer</c> or <c>Basic</c>, as in an Authorization header.</summary>
    public static string BearerTokens(string text) => s_onlyTokens.Apply(text);

    /// <summary>Redacts e-mail addresses, also with international names.</summary>
    public static string EmailAddresses(string text) => s_onlyEmailAddresses.Apply(text);

    /// <summary>Redacts numbers of 13 to 19 digits, alone or in groups, whose check digit (Luhn) is right.</summary>
    public static string CreditCards(string text) => s_onlyCards.Apply(text);

    /// <summary>Redacts phone numbers: international ones that begin with +, and national ones written in groups.</summary>
    public static string PhoneNumbers(string text) => s_onlyPhoneNumbers.Apply(text);

    /// <summary>Tells a credential from a word that follows the word "basic" or "bearer".</summary>
    private static bool IsCredential(Match match)
    {
        var token = match.Groups["token"].ValueSpan;
        if (match.Groups["scheme"].ValueSpan.Equals("basic", StringComparison.OrdinalIgnoreCase))
        {
            // RFC 7617: user name and password with a colon between them, in base64.
            var bytes = new byte[token.Length];
            var padded = token.ToString().TrimEnd('=');
            return Convert.TryFromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='), bytes, out var length) && bytes.AsSpan(0, length).Contains((byte)':');
        }

        var hasDigit = token.IndexOfAnyInRange('0', '9') >= 0;
        return hasDigit || (token.Length >= 16 && match.Groups["scheme"].ValueSpan[0] == 'B' && token.IndexOfAny("-/") < 0);
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

    [GeneratedRegex(KeyFormats.SecretProperty, RegexOptions.CultureInvariant)]
    private static partial Regex SecretPropertyPattern();

    [GeneratedRegex(KeyFormats.All, RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(KeyFormats.Start + @"(?<keep>(?<scheme>(?i:Bearer|Basic))[\s+]{1,3})(?<token>[A-Za-z0-9._~+/=-]{7,}[A-Za-z0-9_~+/=-])", RegexOptions.CultureInvariant)]
    private static partial Regex BearerPattern();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}_%+-][\p{L}\p{M}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{M}\p{N}-]{1,63}\.){1,8}(?:xn--[A-Za-z0-9-]{2,59}|[\p{L}\p{M}]{2,63})", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();

    // Groups may be parted by spaces of any width, hyphens or dashes; by dots only where all groups are those of a card.
    [GeneratedRegex(
        @"(?<![\d.])\d(?:[ \t+\u00A0\u2007\u2009\u202F\u2010\u2011\u2012\u2013-]?\d){12,18}(?!\d)|(?<![\d.])(?:\d{4}\.\d{4}\.\d{4}\.\d{1,7}|\d{4}\.\d{6}\.\d{4,5})(?![\d.]?\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CardPattern();

    [GeneratedRegex(@"\+\d[\d ().\u00A0\u202F-]{6,20}\d|(?:\(\d{2,5}\) ?|(?<![\w.-])(?<!\d )\d{2,5}[ \u00A0\u202F-])\d{3,4}[ \u00A0\u202F-]\d{3,4}(?![\w-]| \d)", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();
}
