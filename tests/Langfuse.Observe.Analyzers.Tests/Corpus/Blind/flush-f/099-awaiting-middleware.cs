// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Acme.Web.Tracing;

public sealed class SessionMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
        => context.Request.Cookies.TryGetValue("session", out var session) && session is { Length: > 0 and < 100 }
            ? WithSessionAsync(context, session)
            : next(context);

    private async Task WithSessionAsync(HttpContext context, string session)
    {
        using var scope = LangfuseContext.Propagate(sessionId: session, tags: ["web"]);
        await next(context);
    }
}

public static class SessionMiddlewareExtensions
{
    public static IApplicationBuilder UseSessionTracing(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UseMiddleware<SessionMiddleware>();
    }
}
