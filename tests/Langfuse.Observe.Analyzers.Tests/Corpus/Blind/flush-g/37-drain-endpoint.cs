// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.UseLangfuse();

app.MapGet("/price/{article}", (string article) => Prices.Of(article));
app.MapPost("/admin/drain", async (LangfuseClient langfuse, CancellationToken cancellationToken) =>
{
    var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(10), cancellationToken);
    return result.Pending == 0 ? Results.Ok(result) : Results.StatusCode(503);
});

app.Run();

static class Prices
{
    [Observe]
    public static decimal Of(string article)
    {
        LangfuseContext.UpdateCurrentTrace(tags: ["price"]);
        return 4.99m + article.Length;
    }
}
