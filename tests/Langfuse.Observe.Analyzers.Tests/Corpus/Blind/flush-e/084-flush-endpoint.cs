// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

// Ticket service of a zoo. The deployment calls /internal/flush before it takes an instance away.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.UseLangfuse();

app.MapGet("/animals/{name}", (string name, LangfuseClient langfuse) =>
{
    using var span = langfuse.StartSpan("describe-animal", input: name);
    var text = name == "okapi" ? "shy, striped legs" : "come and see";
    span.Update(output: text);
    return Results.Text(text);
});
app.MapPost("/internal/flush", async (LangfuseClient langfuse, CancellationToken stop) =>
{
    var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(10), stop);
    return Results.Json(new { result.Sent, result.Pending, result.Dropped });
});

app.Run();
