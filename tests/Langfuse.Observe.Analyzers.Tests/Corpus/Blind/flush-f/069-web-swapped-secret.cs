// Planted: LFO5017
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
var section = builder.Configuration.GetSection("Tracing");
var publicKey = section["PublicKey"];

builder.Services.AddLangfuse(options =>
{
    options.BaseUrl = new Uri(section["Url"] ?? "https://cloud.langfuse.com");
    options.PublicKey = publicKey;
    options.SecretKey = publicKey;
});

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/poems/{topic}", (string topic) => Poet.Write(topic));
app.Run();

public static class Poet
{
    [Observe]
    public static string Write(string topic) => $"""
        O {topic}, so fair,
        you are everywhere.
        """;
}
