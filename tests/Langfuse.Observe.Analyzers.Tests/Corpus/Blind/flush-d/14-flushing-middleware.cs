// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Http;

namespace Shop.Web;

public sealed class TraceEveryRequest(RequestDelegate next, LangfuseClient langfuse)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using (var trace = langfuse.StartTrace("request", metadata: new { path = context.Request.Path.Value }))
        {
            await next(context);
            trace.Update(output: new { context.Response.StatusCode });
        }

        await DeliverAsync(context.RequestAborted);
    }

    private async Task DeliverAsync(CancellationToken cancellationToken)
    {
        var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(1), cancellationToken);
        if (result.Dropped > 0)
        {
            Console.Error.WriteLine(result.LastError);
        }
    }
}
