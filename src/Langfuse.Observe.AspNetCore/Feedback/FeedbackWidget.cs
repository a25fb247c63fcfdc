using Microsoft.AspNetCore.Http;

namespace Langfuse.Observe.AspNetCore.Feedback;

/// <summary>The web component of the page.</summary>
internal static class FeedbackWidget
{
    private static readonly byte[] s_script = Read();

    public static async Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/javascript; charset=utf-8";
        context.Response.Headers.CacheControl = "public, max-age=3600";
        await context.Response.Body.WriteAsync(s_script, context.RequestAborted).ConfigureAwait(false);
    }

    private static byte[] Read()
    {
        using var resource = typeof(FeedbackWidget).Assembly.GetManifestResourceStream("widget.js")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
