// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.UseLangfuse();

app.MapGet("/horoscope/{sign}", (string sign) => Horoscope.For(sign));
app.MapPost("/admin/langfuse/flush", async (LangfuseClient langfuse, CancellationToken cancellationToken) =>
{
    var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(10), cancellationToken);
    return result.IsComplete ? Results.Ok(result) : Results.Problem(result.LastError);
});
await app.RunAsync();

static class Horoscope
{
    [Observe]
    public static string For(string sign) => $"{sign}: a good day for tidy logs.";
}
