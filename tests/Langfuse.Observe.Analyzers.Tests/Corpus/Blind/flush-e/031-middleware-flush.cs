// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

// Gateway of an insurance broker: every call is scored by its size before it goes on.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.UseMiddleware<SizeMiddleware>();
app.MapPost("/quotes", (Quote quote) => Results.Json(new { premium = quote.Sum * 0.02m }));
await app.RunAsync();

internal sealed record Quote(decimal Sum, string Object);

internal sealed class SizeMiddleware(RequestDelegate next, LangfuseClient langfuse)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using (var trace = langfuse.StartTrace("gateway", metadata: new { path = context.Request.Path.Value }))
        {
            await next(context);
            trace.Score("status", context.Response.StatusCode);
        }

        await SendQueuedAsync(context.RequestAborted);
    }

    private Task SendQueuedAsync(CancellationToken aborted) => langfuse.FlushAsync(TimeSpan.FromSeconds(1), aborted);
}
