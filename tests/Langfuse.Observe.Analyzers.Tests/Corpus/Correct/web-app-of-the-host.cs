// Correct
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.MapPost("/ask", (string question) => Rag.Answer(question));
await app.RunAsync();

public static class Rag
{
    [Observe]
    public static string Answer(string question) => question;
}
