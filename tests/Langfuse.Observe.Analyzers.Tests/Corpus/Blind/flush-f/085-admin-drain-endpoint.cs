// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.UseLangfuse();

app.MapPost("/admin/flush", async (LangfuseClient langfuse) =>
{
    var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(5));
    return Results.Ok(new { result.Sent, result.Pending });
});

app.MapGet("/admin/delivery", (LangfuseClient langfuse) => new
{
    langfuse.Delivery.Sent,
    langfuse.Delivery.Pending,
    langfuse.Delivery.LastError,
});

app.MapGet("/slogans/{brand}", (string brand) => Slogans.Make(brand));

await app.RunAsync();

public static class Slogans
{
    [Observe]
    public static string Make(string brand) => $"{brand}. Simply better.";
}
