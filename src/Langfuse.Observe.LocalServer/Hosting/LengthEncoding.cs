using System.Text;
using Microsoft.Net.Http.Headers;

namespace Langfuse.Observe.LocalServer.Hosting;

/// <summary>Reads a Content-Length as RFC 9110 (8.6) has it: digits alone. Kestrel takes <c>+2</c> for 2 as well, and whoever stands in front may see the request end elsewhere.</summary>
internal sealed class LengthEncoding : Encoding
{
    private static readonly LengthEncoding s_instance = new();

    // Null: as Kestrel reads a header by itself.
    public static Encoding? Of(string header) => header.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase) ? s_instance : null;

    // What is no digit becomes a letter, which is no part of any number.
    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var offset = 0; offset < byteCount; offset++)
        {
            var one = (char)bytes[byteIndex + offset];
            chars[charIndex + offset] = char.IsAsciiDigit(one) ? one : 'x';
        }

        return byteCount;
    }

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => Latin1.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => byteCount;
}
