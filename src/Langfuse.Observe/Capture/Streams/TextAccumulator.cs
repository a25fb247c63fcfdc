using System.Text;

namespace Langfuse.Observe.Capture;

/// <summary>Text that comes in pieces, in one pooled buffer, cut at a bound.</summary>
internal struct TextAccumulator(int maxBytes)
{
    private readonly int _end = Math.Max(0, maxBytes - CutMarker.Longest);
    private Utf8Buffer _buffer;
    private long _cut;

    // A piece may end between the two halves of a character.
    private char _half;

    public void Add(ReadOnlySpan<char> piece)
    {
        if (piece.IsEmpty)
        {
            return;
        }

        if (_half != 0)
        {
            piece = CompleteHalf(piece);
        }

        if (!piece.IsEmpty && char.IsHighSurrogate(piece[^1]))
        {
            _half = piece[^1];
            piece = piece[..^1];
        }

        Append(piece);
    }

    public CapturedText Finish()
    {
        if (_half != 0)
        {
            Append([_half]);
        }

        if (_cut > 0)
        {
            CutMarker.Bytes(ref _buffer, _cut);
        }

        var text = CapturedText.Copy(_buffer.Written);
        _buffer.Release();
        return text;
    }

    private ReadOnlySpan<char> CompleteHalf(ReadOnlySpan<char> piece)
    {
        var isPair = char.IsLowSurrogate(piece[0]);
        Append(isPair ? [_half, piece[0]] : [_half]);
        _half = '\0';
        return isPair ? piece[1..] : piece;
    }

    private void Append(ReadOnlySpan<char> piece)
    {
        var taken = _cut > 0 ? 0 : _buffer.AppendText(piece, _end);
        if (taken < piece.Length)
        {
            _cut += Encoding.UTF8.GetByteCount(piece[taken..]);
        }
    }
}
