// Planted: LFO5017
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
var section = builder.Configuration.GetSection("Observability:Langfuse");
builder.Services.AddLangfuse(options =>
{
    var publicKey = section["PublicKey"];
    options.PublicKey = publicKey;
    options.SecretKey = publicKey;
    options.BaseUrl = section.GetValue<Uri>("BaseUrl") ?? new Uri("https://cloud.langfuse.com");
});

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/price/{sku}", (string sku) => Prices.Of(sku));
app.Run();

static class Prices
{
    [Observe]
    public static decimal Of(string sku) => sku.Length * 4.95m;
}
