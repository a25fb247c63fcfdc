// Planted: LFO5017
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
var section = builder.Configuration.GetSection("Tracing");
builder.Services.AddLangfuse(options =>
{
    options.PublicKey = section["SecretKey"];
    options.SecretKey = section["PublicKey"];
    options.Environment = "staging";
});

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/quote/{symbol}", (string symbol) => Quotes.Find(symbol));
app.Run();

static class Quotes
{
    [Observe(AsType = ObservationType.Tool)]
    public static decimal Find(string symbol) => symbol.Length * 10.5m;
}
