// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse(o => o.Environment = "canary");
await using var app = builder.Build();
app.UseLangfuse();

app.MapGet("/price/{sku}", (string sku, LangfuseClient langfuse) =>
{
    using var span = langfuse.StartObservation("price-lookup", ObservationType.Tool);
    var price = 10 + sku.Length;
    span.Update(output: new { price });
    return Results.Ok(price);
});

app.MapPost("/internal/drain", async (LangfuseClient langfuse, CancellationToken cancellationToken) =>
{
    var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(20), cancellationToken);
    return result.Pending == 0 ? Results.Ok(result.Sent) : Results.StatusCode(503);
});

await app.RunAsync();
