// Planted: LFO5004
// Library
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shop.Web;

public sealed class TraceMiddleware(RequestDelegate next, LangfuseClient langfuse, ILogger<TraceMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            using var trace = langfuse.StartTrace(context.Request.Path.ToString());
            await next(context);
            trace.Update(output: new { context.Response.StatusCode });
        }
        finally
        {
            var result = await langfuse.FlushAsync(cancellationToken: CancellationToken.None);
            logger.LogDebug("Sent {Count} items", result.Sent);
        }
    }
}

public static class TraceMiddlewareExtensions
{
    public static IApplicationBuilder UseTraces(this IApplicationBuilder app) => app.UseMiddleware<TraceMiddleware>();
}
