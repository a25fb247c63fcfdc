namespace Langfuse.Observe.Recording.Masking;

/// <summary>The check digit of card numbers (ISO/IEC 7812-1).</summary>
internal static class Luhn
{
    /// <summary>Whether the digits of a text, spaces and hyphens left out, end with the right check digit.</summary>
    public static bool Holds(ReadOnlySpan<char> text)
    {
        var sum = 0;
        var doubles = false;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var digit = (text[i] - '0') * (doubles ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            doubles = !doubles;
        }

        return sum % 10 == 0;
    }
}
