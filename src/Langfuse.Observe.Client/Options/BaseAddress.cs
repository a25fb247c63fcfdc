namespace Langfuse.Observe.Options;

/// <summary>The address of a Langfuse server out of the forms in which its pages print it: with the path of an endpoint behind it, or as the
/// address of a page. What stands before that, such as the prefix of a proxy, stays.</summary>
internal static class BaseAddress
{
    private static readonly string[] s_endpoints =
    [
        "/api/public/otel/v1/traces", "/api/public/otel/v1", "/api/public/otel", "/api/public/ingestion", "/api/public/health", "/api/public/mcp", "/api/public", "/api",
    ];

    public static Uri Of(Uri given)
    {
        if (!given.IsAbsoluteUri)
        {
            return given;
        }

        var path = given.AbsolutePath.TrimEnd('/');
        foreach (var endpoint in s_endpoints)
        {
            if (path.EndsWith(endpoint, StringComparison.OrdinalIgnoreCase))
            {
                path = path[..^endpoint.Length];
                break;
            }
        }

        var page = path.IndexOf("/project/", StringComparison.OrdinalIgnoreCase);
        path = page < 0 ? path : path[..page];
        return path == given.AbsolutePath.TrimEnd('/') && given.Query.Length == 0 && given.Fragment.Length == 0
            ? given
            : new UriBuilder(given) { Path = path + "/", Query = "", Fragment = "" }.Uri;
    }
}
