// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;

var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/ask", async (string question) =>
{
    await using var langfuse = LangfuseClient.Start();
    using var trace = langfuse.StartTrace("ask");
    return question;
});
app.Run();
