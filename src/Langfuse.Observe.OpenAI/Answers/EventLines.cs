using System.Buffers;
using System.Text;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>Finds the data of server-sent events in bytes that are cut anywhere.</summary>
internal sealed class EventLines
{
    // An event of a model service is small; one beyond this is passed over.
    private const int LongestLine = 4 << 20;

    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private bool _isTooLong;

    /// <summary>Gives the data of each event that is whole by now.</summary>
    public IEnumerable<string> Add(ReadOnlySpan<byte> bytes)
    {
        var whole = new List<string>();
        while (bytes.IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0)
        {
            Keep(bytes[..end]);
            Take(whole);
            bytes = bytes[(end + 1)..];
        }

        Keep(bytes);
        return whole;
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

    private void Take(List<string> whole)
    {
        var line = _line.WrittenSpan;
        if (!_isTooLong && line.StartsWith("data:"u8))
        {
            whole.Add(Encoding.UTF8.GetString(line[5..]).Trim());
        }

        _line.ResetWrittenCount();
        _isTooLong = false;
    }
}
