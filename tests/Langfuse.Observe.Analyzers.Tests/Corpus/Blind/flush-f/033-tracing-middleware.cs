// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Acme.Tracing;

public sealed class TenantTraceMiddleware(RequestDelegate next, LangfuseClient langfuse)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var tenant = context.Request.Headers["X-Tenant"].ToString();
        using (LangfuseContext.Propagate(metadata: new { tenant }))
        {
            await next(context);
        }

        if (context.Response.StatusCode < 500)
        {
            await langfuse.FlushAsync();
        }
    }
}

public static class TenantTraceExtensions
{
    public static IApplicationBuilder UseTenantTrace(this IApplicationBuilder app)
        => app.UseMiddleware<TenantTraceMiddleware>();
}
