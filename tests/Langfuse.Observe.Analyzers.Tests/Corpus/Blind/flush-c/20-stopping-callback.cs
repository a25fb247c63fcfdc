// Planted: LFO5003
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/quote/{symbol}", (string symbol) => Quotes.Explain(symbol));

var langfuse = app.Services.GetRequiredService<LangfuseClient>();
app.Lifetime.ApplicationStopping.Register(() => DrainAsync(langfuse));
app.Run();

static async Task DrainAsync(LangfuseClient client)
{
    var result = await client.FlushAsync(TimeSpan.FromSeconds(2));
    Console.WriteLine($"drained, {result.Pending} left");
}

static class Quotes
{
    [Observe]
    public static string Explain(string symbol) => $"{symbol.ToUpperInvariant()} is up on light volume.";
}
