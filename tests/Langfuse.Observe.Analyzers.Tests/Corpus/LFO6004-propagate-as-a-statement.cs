// Planted: LFO6004
using Langfuse.Observe;
using Microsoft.AspNetCore.Http;

public class UserMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        LangfuseContext.Propagate(userId: context.User.Identity?.Name, sessionId: context.TraceIdentifier);
        await next(context);
    }
}
