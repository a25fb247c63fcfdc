namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>The page: one document for every view, and its files under /page.</summary>
internal static class PageEndpoints
{
    // The addresses of Langfuse, so that links made for it open the same thing here.
    private static readonly string[] s_views = ["/", "/project/{projectId}/{**view}", "/trace/{id}"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var view in s_views)
        {
            routes.MapGet(view, context => SendAsync(context, "index.html"));
        }

        routes.MapGet("/page/{**path}", context => SendAsync(context, (string?)context.Request.RouteValues["path"] ?? ""));
        routes.MapGet("/favicon.ico", context => SendAsync(context, "icon.svg"));
    }

    private static async Task SendAsync(HttpContext context, string path)
    {
        if (PageFiles.Find(path) is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (request, response) = (context.Request.Headers, context.Response);
        response.Headers.ETag = file.ETag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        if (request.IfNoneMatch == file.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var bytes = file.Bytes;
        if (request.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase) && file.Compressed is { } compressed)
        {
            response.Headers.ContentEncoding = "gzip";
            bytes = compressed;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
