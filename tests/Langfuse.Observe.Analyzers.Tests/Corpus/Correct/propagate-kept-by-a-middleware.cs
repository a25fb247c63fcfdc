// Correct
using Langfuse.Observe;
using Microsoft.AspNetCore.Http;

public class UserMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using (LangfuseContext.Propagate(userId: context.User.Identity?.Name))
        {
            await next(context);
        }
    }
}
