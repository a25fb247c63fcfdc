// Planted: LFO5017
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
IConfigurationSection tracing = builder.Configuration.GetSection("Tracing");

builder.Services.AddLangfuse(options =>
{
    options.Environment = "staging";
    options.SecretKey = tracing["PublicKey"];
    options.PublicKey = tracing["SecretKey"];
    options.SampleRate = 0.25;
});

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/greet/{name}", (string name) => Greeter.Greet(name));
app.Run();

static class Greeter
{
    [Observe]
    public static string Greet(string name) => $"Good day, {name}";
}
