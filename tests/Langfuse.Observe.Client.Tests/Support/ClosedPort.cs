using System.Net;
using System.Net.Sockets;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>A port that refuses connections until a server opens at it. Nobody else can get it meanwhile.</summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public Uri BaseUrl => new($"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}/");

    public RawServer Open(Func<RawRequest, RawAnswer> answer) => RawServer.Start(answer, _socket);

    public void Dispose() => _socket.Dispose();
}
