// Planted: LFO4004
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "stars", "type": "numeric", "min": 1, "max": 5 } ] }
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();

app.MapPost("/rate/{traceId}/{smiley}", (string traceId, string smiley, LangfuseClient langfuse) =>
{
    switch (smiley)
    {
        case "happy":
            langfuse.Score("stars", 5, traceId: traceId);
            break;
        case "neutral":
            langfuse.Score("stars", 3, traceId: traceId);
            break;
        case "sad":
            langfuse.Score("stars", 0, traceId: traceId);
            break;
        default:
            return Results.BadRequest();
    }

    return Results.Accepted();
});
app.Run();
