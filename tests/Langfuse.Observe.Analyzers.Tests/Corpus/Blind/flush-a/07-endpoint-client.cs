// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/health", () => "ok");

app.MapPost("/summaries", async (SummaryRequest request) =>
{
    if (string.IsNullOrWhiteSpace(request.Text))
    {
        return Results.BadRequest("text is empty");
    }

    await using var langfuse = LangfuseClient.Start(options => options.Environment = "production");
    using var trace = langfuse.StartTrace("summary", userId: request.User, input: request.Text);
    var summary = request.Text.Split('.')[0];
    trace.Update(output: summary);
    return Results.Ok(new { summary, trace = trace.TraceId });
});

await app.RunAsync();

internal sealed record SummaryRequest(string User, string Text);
