namespace Langfuse.Observe.LocalServer.Access;

/// <summary>How the client came. This server speaks plain HTTP; TLS is the work of what stands in front of it.</summary>
internal static class RequestScheme
{
    public static bool IsHttps(HttpRequest request) => string.Equals(request.Headers["X-Forwarded-Proto"].ToString(), "https", StringComparison.OrdinalIgnoreCase);

    /// <summary>The origin of the page, as the browser has it.</summary>
    public static string Origin(HttpRequest request) => $"{(IsHttps(request) ? "https" : "http")}://{request.Host}";
}
