// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
var langfuse = LangfuseClient.Start();
builder.Services.AddSingleton(langfuse);
var app = builder.Build();
app.MapPost("/chat", async (HttpContext context, LangfuseClient client) =>
{
    using var trace = client.StartTrace("chat");
    await context.Response.WriteAsync("ok");
});
app.Run();
