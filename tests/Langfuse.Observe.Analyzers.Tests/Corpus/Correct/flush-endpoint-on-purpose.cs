using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.MapPost("/admin/flush", async (LangfuseClient langfuse) => Results.Ok(await langfuse.FlushAsync()));
app.MapPost("/internal/before-scale-in", async (LangfuseClient langfuse) =>
{
    await langfuse.FlushAsync(TimeSpan.FromSeconds(10));
    return Results.NoContent();
});
app.Run();
