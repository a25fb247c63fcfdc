using System.Buffers;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>Finds the data of server-sent events in bytes that are cut anywhere.</summary>
internal sealed class EventLines
{
    // An event of a model service is small; one beyond this is passed over.
    private const int LongestLine = 4 << 20;

    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private bool _isTooLong;

    /// <summary>Gives the data of each event that is whole by now. It is there until the call returns.</summary>
    public void Add(ReadOnlySpan<byte> bytes, Action<ReadOnlyMemory<byte>> take)
    {
        while (bytes.IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0)
        {
            Keep(bytes[..end]);
            bytes = bytes[(end + 1)..];
            Take(take);
        }

        Keep(bytes);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (_line.WrittenCount + part.Length > LongestLine)
        {
            _isTooLong = true;
            return;
        }

        _line.Write(part);
    }

    private void Take(Action<ReadOnlyMemory<byte>> take)
    {
        var line = _line.WrittenMemory;
        if (!_isTooLong && line.Span.StartsWith("data:"u8))
        {
            take(line[5..]);
        }

        _line.ResetWrittenCount();
        _isTooLong = false;
    }
}
