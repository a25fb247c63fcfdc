// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.AspNetCore.Http;

public class TracingMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await using var client = LangfuseClient.Start(o => o.Environment = "prod");
        using var trace = client.StartTrace("http", input: context.Request.Path.Value);
        await next(context);
        trace.Update(output: context.Response.StatusCode);
    }
}
