using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>A server at the level of the socket: keeps every request and answers as told, rightly or wrongly.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private readonly Func<RawRequest, RawAnswer> _answer;

    private RawServer(Func<RawRequest, RawAnswer> answer, Socket bound)
    {
        _answer = answer;
        _listener = bound;
        Port = ((IPEndPoint)bound.LocalEndPoint!).Port;
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    public ConcurrentQueue<RawRequest> Requests { get; } = new();

    public int Port { get; }

    public Uri BaseUrl => new($"http://127.0.0.1:{Port}/");

    public static RawServer Start(Func<RawRequest, RawAnswer>? answer = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return Start(answer ?? (static _ => RawAnswer.Ok), socket);
    }

    /// <summary>Starts at a socket that has its port; from now on it is the server's.</summary>
    public static RawServer Start(Func<RawRequest, RawAnswer> answer, Socket bound) => new(answer, bound);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                // Apart: an answer that waits must not keep the next connection out.
                var connection = await _listener.AcceptAsync(_stop.Token);
                _connections.Add(Task.Run(() => ServeAsync(connection)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        await using var stream = new NetworkStream(connection, ownsSocket: true);
        try
        {
            while (await RawRequest.ReadAsync(stream, _stop.Token) is { } request)
            {
                Requests.Enqueue(request);
                var answer = _answer(request);
                await Task.Delay(answer.Delay, _stop.Token);
                if (answer.Bytes is { } bytes)
                {
                    await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), _stop.Token);
                }

                if (answer.ClosesAfter)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
        }
    }
}
