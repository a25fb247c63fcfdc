// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
var keys = Keys.From(builder.Configuration.GetSection("Observability"));
builder.Services.AddLangfuse(options => keys.Apply(options));
builder.Services.AddLangfuse("evaluation", options =>
{
    options.SecretKey = builder.Configuration["Evaluation:SecretKey"];
    options.PublicKey = builder.Configuration["Evaluation:PublicKey"];
});

var app = builder.Build();
app.UseLangfuse();
app.MapGet("/loan/{months:int}", (int months) => Loans.Rate(months));
app.Run();

sealed class Keys
{
    private readonly string? _public;
    private readonly string? _secret;

    private Keys(string? first, string? second) => (_public, _secret) = (first, second);

    public static Keys From(IConfigurationSection section) => new(section["PublicKey"], section["SecretKey"]);

    public void Apply(LangfuseOptions options) => (options.PublicKey, options.SecretKey) = (_public, _secret);
}

static class Loans
{
    [Observe]
    public static double Rate(int months) => months > 120 ? 3.9 : 3.1;
}
