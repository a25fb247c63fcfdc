using System.Net.Sockets;

namespace Langfuse.Observe.Delivery.Http;

/// <summary>Says why there was no answer: the server, or a proxy before it.</summary>
internal static class ConnectionProblem
{
    public static string Of(LangfuseHttp http, Exception exception)
    {
        // .NET names the proxy as it was given, its password included.
        var why = ShownUri.WithoutUsers(Innermost(exception).Message).TrimEnd('.');
        if (http.Proxy is not { } proxy)
        {
            return $"{http.ShownAddress} could not be reached: {why}";
        }

        return exception is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError }
            ? $"the proxy {proxy} refused to connect to {http.ShownAddress}: {why}. It comes from HTTPS_PROXY, HTTP_PROXY or the system's settings"
            : $"{http.ShownAddress} could not be reached through the proxy {proxy}: {why}. The proxy comes from HTTPS_PROXY, HTTP_PROXY or the system's settings";
    }

    /// <summary>Whether the other side closed the connection, as one does that answers before it has read the body.</summary>
    public static bool IsReset(Exception exception) =>
        Innermost(exception) is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown };

    private static Exception Innermost(Exception exception)
    {
        while (exception is not SocketException && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}
