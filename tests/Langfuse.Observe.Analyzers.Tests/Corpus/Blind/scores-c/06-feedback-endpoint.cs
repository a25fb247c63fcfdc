// Planted: LFO4011
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.UseLangfuse();

app.MapPost("/articles/{id}/vote", (string id, Vote vote, LangfuseClient langfuse) =>
{
    if (vote.Value is not (1 or -1))
    {
        return Results.BadRequest("1 or -1");
    }

    langfuse.Score("article-vote", vote.Value, comment: vote.Reason, metadata: new { article = id });
    return Results.Accepted();
});

app.MapGet("/health", () => "ok");
await app.RunAsync();

record Vote(int Value, string? Reason, string TraceId);
