using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Langfuse.Observe.Reliability.Sink;

/// <summary>Reads HTTP requests with a known length off a socket.</summary>
internal sealed class RequestReader(Socket socket)
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;
    private byte[] _reused = [];

    /// <param name="reusesBody">Whether the body may be overwritten by the next request's.</param>
    /// <param name="most">The longest body to read; a longer one is left unread, and empty.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Request?> ReadAsync(bool reusesBody, int most, CancellationToken cancellationToken)
    {
        if (await HeadAsync(cancellationToken) is not { } head)
        {
            return null;
        }

        var length = LengthOf(head);
        if (length > most)
        {
            return new(head, length, []);
        }

        var body = reusesBody && _reused.Length >= length ? _reused : new byte[length];
        _reused = reusesBody ? body : _reused;
        for (var read = 0; read < length;)
        {
            if (_start == _end && !await FillAsync(cancellationToken))
            {
                return null;
            }

            var size = Math.Min(_end - _start, length - read);
            _buffer.AsSpan(_start, size).CopyTo(body.AsSpan(read));
            _start += size;
            read += size;
        }

        return new(head, length, body);
    }

    private async Task<string?> HeadAsync(CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                head.Append(Encoding.ASCII.GetString(_buffer, _start, end));
                _start += end + 4;
                return head.ToString();
            }

            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                _end -= _start;
                _start = 0;
            }

            var received = await socket.ReceiveAsync(_buffer.AsMemory(_end), cancellationToken);
            if (received == 0)
            {
                return null;
            }

            _end += received;
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await socket.ReceiveAsync(_buffer, cancellationToken);
        return _end > 0;
    }

    private static int LengthOf(string head)
    {
        foreach (var line in head.Split("\r\n"))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                return int.Parse(line.AsSpan(15), CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }
}
