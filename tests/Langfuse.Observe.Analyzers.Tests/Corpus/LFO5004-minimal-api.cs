// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
var api = app.MapGroup("/api");
api.MapPost("/feedback", async (string traceId, int value, LangfuseClient langfuse) =>
{
    langfuse.Score("user-feedback", value, traceId: traceId);
    await langfuse.FlushAsync();
    return Results.Accepted();
});
app.Run();
