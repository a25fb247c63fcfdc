// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Http;

namespace Support.Web;

public sealed class CustomerMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var scope = Enter(context);
        try
        {
            await next(context);
        }
        finally
        {
            scope?.Dispose();
        }
    }

    private static IDisposable? Enter(HttpContext context)
    {
        var customer = context.Request.Headers["X-Customer"].ToString();
        return customer is { Length: > 0 and <= 64 }
            ? LangfuseContext.Propagate(userId: customer, tags: ["web"])
            : null;
    }
}

public sealed class Answers(Func<string, Task<string>> model)
{
    [Observe(Name = "support-answer")]
    public async Task<string> AnswerAsync(string question) => await model(question);
}
