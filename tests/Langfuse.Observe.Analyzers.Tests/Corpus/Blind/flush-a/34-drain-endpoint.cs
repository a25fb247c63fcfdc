// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<Shop>();

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/price/{article}", (string article, Shop shop) => shop.Price(article));
app.MapPost("/admin/drain", async (LangfuseClient langfuse) =>
{
    var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
    return Results.Ok(new { result.Sent, result.Pending });
});
app.Run();

internal sealed class Shop
{
    [Observe]
    public decimal Price(string article)
    {
        LangfuseContext.UpdateCurrentTrace(tags: ["price"]);
        return article.Length * 1.5m;
    }
}
