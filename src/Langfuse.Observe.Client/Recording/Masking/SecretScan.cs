using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Langfuse.Observe.Recording.Masking;

/// <summary>Looks for secrets in a text however it is written: in JSON the values are looked at decoded, elsewhere the text as it is and as it
/// reads (<see cref="PlainView"/>), and what is written in base64 as what it decodes to.</summary>
internal sealed partial class SecretScan(params SecretPattern[] patterns)
{
    private const int DeepestNesting = 8;
    private const int FewestBase64 = 16;
    private const int FewestOfPart = 16;
    private const int FewestOfProperty = 16;
    private const int MostMarks = 6;
    private const string RedactedBase64 = "[redacted base64]";

    public string Apply(string text) => Apply(text, depth: 0);

    private string Apply(string text, int depth)
    {
        if (text.Length == 0 || depth == DeepestNesting)
        {
            return text;
        }

        // A JSON text in a JSON string is looked into as well.
        return (JsonText.MayBe(text) ? JsonText.Change(text, (property, value, _) => Value(property, value, depth)) : null) ?? OutsideDataUris(text, depth);
    }

    private string Value(string? property, string value, int depth) =>
        property is not null && value.Length >= FewestOfProperty && Array.Find(patterns, pattern => pattern.Property?.IsMatch(property) == true) is { } named
            ? named.Replacement
            : Apply(value, depth + 1);

    private string OutsideDataUris(string text, int depth)
    {
        if (!text.Contains(";base64,", StringComparison.Ordinal))
        {
            return Plain(text, depth);
        }

        var redacted = new StringBuilder(text.Length);
        var start = 0;
        foreach (Match uri in DataUriPattern().Matches(text))
        {
            redacted.Append(Plain(text[start..uri.Index], depth)).Append(uri.ValueSpan);
            start = uri.Index + uri.Length;
        }

        return redacted.Append(Plain(text[start..], depth)).ToString();
    }

    private string Plain(string text, int depth)
    {
        var views = Views(text);
        foreach (var pattern in patterns)
        {
            if (Places(text, views, pattern) is { Count: > 0 } found)
            {
                text = Replaced(text, found, pattern.Replacement);
                views = Views(text);
            }
        }

        return text.Length < FewestBase64 ? text : Base64Pattern().Replace(text, match => HidesSecret(text, match, depth) ? RedactedBase64 : match.Value);
    }

    /// <summary>Behind a backslash the first letter, or those of a code, may be an escape's.</summary>
    private bool HidesSecret(string text, Match match, int depth) => HidesSecret(match.Value, depth)
        || (match.Index > 0 && text[match.Index - 1] == '\\' && (HidesSecret(match.Value[1..], depth) || HidesSecret(match.Value["u0000".Length..], depth)));

    /// <summary>A text as it reads: with a backslash in it, both with and without the escapes of letters.</summary>
    private static List<PlainView> Views(string text)
    {
        bool[] ways = text.Contains('\\', StringComparison.Ordinal) ? [true, false] : [true];
        return [.. ways.Select(knowsLetters => PlainView.Of(text, knowsLetters)).OfType<PlainView>()];
    }

    /// <summary>As it is written a secret may seem to end where it only goes on behind a mark: the longer of both findings counts.</summary>
    private static List<(int Start, int End)> Places(string text, List<PlainView> views, SecretPattern pattern)
    {
        var places = pattern.Find(text).Select(static found => (Start: found.Start, End: found.Start + found.Length)).ToList();
        foreach (var view in views)
        {
            places.AddRange(pattern.Find(view.Text).Select(found => view.Written(found.Start, found.Length)));
        }

        places.Sort();

        for (var i = places.Count - 1; i > 0; i--)
        {
            if (places[i].Start < places[i - 1].End)
            {
                places[i - 1] = (places[i - 1].Start, Math.Max(places[i - 1].End, places[i].End));
                places.RemoveAt(i);
            }
        }

        return places;
    }

    private static string Replaced(string text, List<(int Start, int End)> found, string replacement)
    {
        var redacted = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end) in found)
        {
            redacted.Append(text, at, start - at).Append(replacement);
            at = end;
        }

        return redacted.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>What stands before or behind it, parted by one of its own marks, as in the path of an address, would shift all of it: then the parts
    /// are looked at too.</summary>
    private bool HidesSecret(string run, int depth)
    {
        if (IsSecretIn(run, depth))
        {
            return true;
        }

        var marks = Marks(run);
        return marks.Exists(start => marks.Exists(end => end - start > FewestOfPart && IsSecretIn(run[(start + 1)..end], depth)));
    }

    /// <summary>The places of the first and the last marks, and both ends.</summary>
    private static List<int> Marks(string run)
    {
        var places = new List<int> { -1 };
        for (var at = 0; at < run.Length; at++)
        {
            if (run[at] is '/' or '+' or '-' or '_' or '=')
            {
                places.Add(at);
            }
        }

        places.Add(run.Length);
        return places.Count <= 2 * MostMarks ? places : [.. places[..MostMarks], .. places[^MostMarks..]];
    }

    private bool IsSecretIn(string base64, int depth)
    {
        var standard = base64.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        standard = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        var bytes = new byte[standard.Length];
        if (!Convert.TryFromBase64String(standard, bytes, out var length) || !Utf8.IsValid(bytes.AsSpan(0, length)))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return Apply(text, depth + 1) != text;
    }

    [GeneratedRegex(@"data:[\w.+/-]+;base64,[A-Za-z0-9+/=_-]+", RegexOptions.CultureInvariant)]
    private static partial Regex DataUriPattern();

    [GeneratedRegex(@"[A-Za-z0-9+/_-]{16,}={0,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Base64Pattern();
}
