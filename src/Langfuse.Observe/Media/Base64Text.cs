using System.Buffers.Text;

namespace Langfuse.Observe.Media;

/// <summary>Base64 as it is found in the wild: with line breaks, in the alphabet for addresses, without padding.</summary>
internal static class Base64Text
{
    public static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        var utf8 = new byte[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (character > '\x7f')
            {
                bytes = [];
                return false;
            }

            if (character is not (' ' or '\t' or '\r' or '\n'))
            {
                utf8[length++] = (byte)character;
            }
        }

        return TryDecode(utf8.AsSpan(0, length), out bytes);
    }

    /// <summary>Decodes what has no blanks left. The span is changed.</summary>
    public static bool TryDecode(Span<byte> utf8, out byte[] bytes)
    {
        bytes = [];
        utf8 = utf8.TrimEnd((byte)'=');
        utf8.Replace((byte)'-', (byte)'+');
        utf8.Replace((byte)'_', (byte)'/');
        if (utf8.Length % 4 == 1)
        {
            return false;
        }

        var padded = new byte[(utf8.Length + 3) / 4 * 4];
        utf8.CopyTo(padded);
        padded.AsSpan(utf8.Length).Fill((byte)'=');
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(padded.Length)];
        if (Base64.DecodeFromUtf8(padded, decoded, out _, out var written) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        bytes = decoded.AsSpan(0, written).ToArray();
        return true;
    }
}
