namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>The page: one document for every view, and its files under /page.</summary>
internal static class PageEndpoints
{
    // The addresses of Langfuse, so that links made for it open the same thing here.
    private static readonly string[] s_views =
    [
        "/", "/project/{projectId}", "/project/{projectId}/traces", "/project/{projectId}/traces/{id}", "/project/{projectId}/sessions",
        "/project/{projectId}/sessions/{id}", "/project/{projectId}/scores", "/project/{projectId}/warnings", "/trace/{id}",
    ];

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
        context.Response.Headers.ETag = file.ETag;
        context.Response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch == file.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = file.Bytes.Length;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }
}
