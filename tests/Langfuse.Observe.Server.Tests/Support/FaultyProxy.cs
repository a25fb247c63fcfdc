using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>Stands between a client and a server, and answers 429 or 500 or cuts the connection where it is told to.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HttpClient _server;
    private readonly Func<int, string, Fault> _fault;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private int _requests;

    /// <param name="server">Where requests go that are let through.</param>
    /// <param name="fault">What happens to the request of that number (from 1) and path.</param>
    public FaultyProxy(Uri server, Func<int, string, Fault> fault)
    {
        _server = new HttpClient { BaseAddress = server };
        _fault = fault;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public enum Fault
    {
        None,
        RateLimit,
        ServerError,
        Reset,
        NotFound,

        /// <summary>The connection ends in the middle of the answer.</summary>
        HalfAnAnswer,

        /// <summary>No answer comes until the proxy ends.</summary>
        Hang,
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Requests => Volatile.Read(ref _requests);

    public ConcurrentBag<Fault> Faults { get; } = [];

    public ConcurrentQueue<string> Paths { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _server.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } first)
            {
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
                {
                    headers[header[..header.IndexOf(':', StringComparison.Ordinal)]] = header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
                }

                var path = first.Split(' ')[1];
                var body = await ReadBodyAsync(reader, headers);
                Paths.Enqueue(path);
                var fault = _fault(Interlocked.Increment(ref _requests), path);
                if (fault != Fault.None)
                {
                    Faults.Add(fault);
                }

                if (!await AnswerAsync(client, stream, fault, first.Split(' ')[0], path, headers, body))
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
        }
    }

    // Latin 1 has a character for each byte, so that a body can be read by the reader that has read the head.
    private async Task<byte[]?> ReadBodyAsync(StreamReader reader, Dictionary<string, string> headers)
    {
        if (!headers.TryGetValue("Content-Length", out var length))
        {
            return null;
        }

        var body = new char[int.Parse(length, CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(body, _stop.Token);
        return Encoding.Latin1.GetBytes(body);
    }

    private async Task<bool> AnswerAsync(TcpClient client, NetworkStream stream, Fault fault, string method, string path, Dictionary<string, string> headers, byte[]? sent)
    {
        switch (fault)
        {
            case Fault.RateLimit:
                await WriteAsync(stream, 429, "Too Many Requests", "Retry-After: 1\r\n", Encoding.UTF8.GetBytes("""{"message":"Rate limit exceeded"}"""));
                return true;
            case Fault.ServerError:
                await WriteAsync(stream, 500, "Internal Server Error", "", Encoding.UTF8.GetBytes("""{"message":"Internal Server Error"}"""));
                return true;
            case Fault.NotFound:
                await WriteAsync(stream, 404, "Not Found", "", Encoding.UTF8.GetBytes("""{"message":"This endpoint is not available on deployments running in Langfuse v4 events_only mode."}"""));
                return true;
            case Fault.Reset:
                client.Client.LingerState = new LingerOption(true, 0);
                return false;
            case Fault.Hang:
                await Task.Delay(Timeout.Infinite, _stop.Token);
                return false;
            default:
                break;
        }

        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = sent is null ? null : new ByteArrayContent(sent) };
        request.Headers.TryAddWithoutValidation("Authorization", headers.GetValueOrDefault("Authorization"));
        request.Content?.Headers.TryAddWithoutValidation("Content-Type", headers.GetValueOrDefault("Content-Type"));
        using var response = await _server.SendAsync(request, _stop.Token);
        var body = await response.Content.ReadAsByteArrayAsync(_stop.Token);
        if (fault == Fault.HalfAnAnswer)
        {
            await WriteAsync(stream, 200, "OK", "", body, body.Length / 2);
            return false;
        }

        await WriteAsync(stream, (int)response.StatusCode, "OK", "", body);
        return true;
    }

    private async Task WriteAsync(NetworkStream stream, int status, string reason, string headers, byte[] body, int? only = null)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {reason}\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token);
        await stream.WriteAsync(body.AsMemory(0, only ?? body.Length), _stop.Token);
        await stream.FlushAsync(_stop.Token);
    }
}
