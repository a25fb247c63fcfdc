using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>A server that looks at the length of a body only: what is too long it answers before it has read it, and resets the connection.</summary>
internal sealed class EarlyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _connections = [];
    private readonly int _limit;
    private readonly int _status;
    private readonly bool _hearsAsking;
    private readonly Task _accepting;
    private int _requests;

    /// <param name="limit">The longest body that it takes.</param>
    /// <param name="status">Its answer to longer ones.</param>
    /// <param name="hearsAsking">Whether a request that asks first gets that answer; else it is reset like any other.</param>
    public EarlyServer(int limit, int status, bool hearsAsking)
    {
        (_limit, _status, _hearsAsking) = (limit, status, hearsAsking);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri BaseUrl => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Requests => Volatile.Read(ref _requests);

    public List<SpanRecord> Spans { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = socket;
        try
        {
            await using var stream = new NetworkStream(connection);
            while (await HeadAsync(stream) is { } head)
            {
                Interlocked.Increment(ref _requests);
                var length = int.Parse(Value(head, "Content-Length") ?? "0", CultureInfo.InvariantCulture);
                var asks = Value(head, "Expect") is not null;
                if (length > _limit)
                {
                    await RefuseAsync(connection, asks && _hearsAsking);
                    return;
                }

                if (asks && _hearsAsking)
                {
                    await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _stop.Token);
                }

                var body = new byte[length];
                await stream.ReadExactlyAsync(body, _stop.Token);
                lock (Spans)
                {
                    Spans.AddRange(Support.Spans.Read(body));
                }

                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(), _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
        }
    }

    private async Task RefuseAsync(Socket connection, bool isHeard)
    {
        if (isHeard)
        {
            var answer = $"HTTP/1.1 {_status} No\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}";
            await connection.SendAsync(Encoding.ASCII.GetBytes(answer), _stop.Token);
            connection.Shutdown(SocketShutdown.Send);
            return;
        }

        connection.LingerState = new LingerOption(true, 0);
    }

    private async Task<string?> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static string? Value(string head, string name) =>
        head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
