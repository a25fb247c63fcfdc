using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Langfuse.Observe.Delivery.Http;

namespace Langfuse.Observe.Reliability.Sink;

/// <summary>The other end of the wire: a server over plain sockets that counts what arrives and misbehaves as told.</summary>
internal sealed class SinkServer : IAsyncDisposable
{
    private static readonly (SinkMode Mode, int Status)[] s_always =
        [(SinkMode.Unauthorized, 401), (SinkMode.Forbidden, 403), (SinkMode.NotFound, 404), (SinkMode.NotAllowed, 405), (SinkMode.Moved, 302), (SinkMode.Unavailable, 503)];

    private static readonly byte[] s_ok = Answer(200, "{}");
    private static readonly byte[] s_scoresTaken = Answer(207, """{"successes":[],"errors":[]}""");

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly TcpListener _listener;
    private readonly Task _accepting;
    private readonly Arrivals? _arrivals;
    private int _requests;
    private long _bytes;
    private long _spans;

    private SinkServer(SinkMode mode, int port, Arrivals? arrivals)
    {
        Mode = mode;
        _arrivals = arrivals;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start(512);
        _accepting = AcceptAsync();
    }

    public SinkMode Mode { get; set; }

    /// <summary>How long each answer takes at least.</summary>
    public TimeSpan Pause { get; set; }

    /// <summary>Sees every request that is taken.</summary>
    public Action<Request>? Taken { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes of all bodies.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Spans that were taken, counted in mode <see cref="SinkMode.Read"/> only.</summary>
    public long Spans => Interlocked.Read(ref _spans);

    public int Requests => Volatile.Read(ref _requests);

    public static SinkServer Start(SinkMode mode, Arrivals? arrivals, int port = 0) => new(mode, port, arrivals);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _listener.Dispose();
        _stop.Dispose();
    }

    private static byte[] Answer(int status, string body, string headers = "") => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}");

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptSocketAsync(_stop.Token);
                var serving = ServeAsync(connection);
                _connections.TryAdd(serving, true);
                _ = serving.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception exception) when (_stop.IsCancellationRequested || exception is SocketException)
        {
            // The listener may be stopped between two connections: then it says that it was never started.
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using (connection)
        {
            connection.NoDelay = true;
            var reader = new RequestReader(connection);
            try
            {
                while (await reader.ReadAsync(Mode == SinkMode.Read, Mode == SinkMode.TooLargeEarly ? 1 << 20 : int.MaxValue, _stop.Token) is { } request)
                {
                    if (!await AnswerAsync(connection, request))
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
            }
        }
    }

    /// <returns>Whether the connection stays.</returns>
    private async Task<bool> AnswerAsync(Socket connection, Request request)
    {
        var number = Interlocked.Increment(ref _requests);
        if (Pause > TimeSpan.Zero)
        {
            await Task.Delay(Pause, _stop.Token);
        }

        Interlocked.Add(ref _bytes, request.Length);
        switch (Mode)
        {
            case SinkMode.Silent:
                await Task.Delay(Timeout.Infinite, _stop.Token);
                return false;
            case SinkMode.HalfClosed when number % 2 == 1:
                await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"u8.ToArray(), _stop.Token);
                return false;
            case SinkMode.Garbage when number % 2 == 1:
                await connection.SendAsync("\0\u0001\u0002 no HTTP at all\r\n\r\n"u8.ToArray(), _stop.Token);
                return false;
            case SinkMode.TooMany when number % 3 != 0:
                await connection.SendAsync(Answer(429, "{}", "Retry-After: 1\r\n"), _stop.Token);
                return true;
            case SinkMode.Failing when number % 3 != 0:
                await connection.SendAsync(Answer(500, "{}"), _stop.Token);
                return true;
            case SinkMode.Patchy when number % 8 == 0:
                await connection.SendAsync(Answer(500, "{}"), _stop.Token);
                return true;
            case SinkMode.Unauthorized or SinkMode.Forbidden or SinkMode.NotFound or SinkMode.NotAllowed or SinkMode.Moved or SinkMode.Unavailable:
                var status = s_always.First(always => always.Mode == Mode).Status;
                await connection.SendAsync(Answer(status, """{"message":"No."}""", status == 302 ? "Location: http://langfuse.invalid/\r\n" : ""), _stop.Token);
                return true;
            case SinkMode.FailingAtSome when Arrivals.HasBad(request):
                await connection.SendAsync(Answer(500, "{}"), _stop.Token);
                return true;
            case SinkMode.WithoutMedia when request.IsMedia:
                await connection.SendAsync(Answer(503, "{}"), _stop.Token);
                return true;
            case SinkMode.Partly when request.IsScores && _arrivals is not null:
                await connection.SendAsync(Answer(207, _arrivals.TakeSomeScores(request)), _stop.Token);
                return true;
            case SinkMode.Refusing when Arrivals.HasBad(request):
                await connection.SendAsync(Answer(400, """{"error":"Invalid export"}"""), _stop.Token);
                return true;
            case SinkMode.TooLarge or SinkMode.Patchy when request.Length > 64 * 1024:
                await connection.SendAsync(Answer(413, "{}"), _stop.Token);
                return true;
            case SinkMode.TooLargeEarly when request.Body.Length < request.Length:
                await connection.SendAsync(Answer(413, "{}"), _stop.Token);
                connection.LingerState = new LingerOption(true, 0);
                return false;
            case SinkMode.Slow:
                await Task.Delay(2000, _stop.Token);
                break;
        }

        Taken?.Invoke(request);
        if (request.IsMedia)
        {
            await connection.SendAsync(Answer(200, _arrivals?.Media.Take(request) ?? "{}"), _stop.Token);
            return true;
        }

        if (Mode == SinkMode.Read)
        {
            Interlocked.Add(ref _spans, request.IsScores ? 0 : SpanCount.Of(request.Body.AsSpan(0, request.Length)));
        }
        else
        {
            _arrivals?.Take(request);
        }

        if (Mode == SinkMode.Forgetful && number % 3 == 1)
        {
            return false;
        }

        await connection.SendAsync(request.IsScores ? s_scoresTaken : s_ok, _stop.Token);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port} {Mode}");
}
