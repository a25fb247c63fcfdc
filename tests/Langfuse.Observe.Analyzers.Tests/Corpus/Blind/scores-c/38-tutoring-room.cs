// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse(options => options.Environment = "staging");
var app = builder.Build();
app.UseLangfuse();
app.MapLangfuseFeedback("/thumbs", scoreName: "pupil-thumb");

app.MapPost("/lessons/{lesson}/understood", (string lesson, string traceId, bool yes, LangfuseClient langfuse) =>
{
    langfuse.Score("understood", yes, traceId: traceId, metadata: new { lesson });
    return Results.NoContent();
});

app.MapPost("/lessons/{lesson}/pace", (string lesson, string sessionId, int pace, LangfuseClient langfuse) =>
{
    if (pace is < 1 or > 5)
    {
        return Results.BadRequest();
    }

    langfuse.Score("pace", pace, sessionId: sessionId, metadata: new { lesson });
    return Results.NoContent();
});

await app.RunAsync();
