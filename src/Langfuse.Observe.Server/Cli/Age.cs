using System.CommandLine.Parsing;
using System.Globalization;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Reads a length of time such as 90s, 30m, 1h, 2d or 1w.</summary>
internal static class Age
{
    public static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (TryParse(text, out var age))
        {
            return age;
        }

        result.AddError($"'{text}' is not a length of time. Write a number and s, m, h, d or w, such as 30m.");
        return null;
    }

    public static bool TryParse(string text, out TimeSpan age)
    {
        age = default;
        if (text.Length < 2 || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 100_000)
        {
            return false;
        }

        TimeSpan? parsed = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            'w' => TimeSpan.FromDays(7 * number),
            _ => null,
        };
        age = parsed ?? default;
        return parsed is not null;
    }
}
