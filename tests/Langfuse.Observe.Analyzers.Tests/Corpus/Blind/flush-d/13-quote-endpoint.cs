// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<QuoteService>();

var app = builder.Build();
app.MapPost("/quotes", async (QuoteRequest request, QuoteService quotes, LangfuseClient langfuse) =>
{
    var quote = await quotes.PriceAsync(request.Product, request.Quantity);
    await langfuse.FlushAsync();
    return Results.Ok(quote);
});
app.MapGet("/health", () => "ok");
app.Run();

public sealed record QuoteRequest(string Product, int Quantity);

public sealed record Quote(string Product, decimal Total);

public sealed class QuoteService
{
    [Observe(Name = "price-quote")]
    public async Task<Quote> PriceAsync(string product, int quantity)
    {
        await Task.Delay(2);
        return new Quote(product, product.Length * 1.25m * quantity);
    }
}
