// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.MapGet("/ask", AskAsync);
app.Run();

static async Task<string> AskAsync(string q, LangfuseClient langfuse)
{
    using var trace = langfuse.StartTrace("ask");
    await langfuse.FlushAsync();
    return q;
}
