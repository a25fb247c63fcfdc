// Planted: LFO5013
using Langfuse.Observe;
using Microsoft.AspNetCore.Http;

namespace Acme.Web;

public sealed class ChatTraceMiddleware : IMiddleware
{
    private readonly LangfuseClient _langfuse;

    public ChatTraceMiddleware(LangfuseClient langfuse) => _langfuse = langfuse;

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/chat"))
        {
            return next(context);
        }

        var user = context.User.Identity?.Name;
        using var trace = _langfuse.StartTrace("chat-request", userId: user);
        return next(context);
    }
}
