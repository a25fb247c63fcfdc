// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTelemetry(builder.Configuration);
builder.Services.AddScoped<ReviewService>();

var app = builder.Build();
app.MapGet("/reviews/{product}", (string product, ReviewService reviews) => reviews.Summarise(product));
app.Run();

public static class TelemetryRegistration
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var environment = configuration["Telemetry:Environment"] ?? "staging";
        services.AddScoped(_ => LangfuseClient.Start(options => options.Environment = environment));
        return services;
    }
}

public sealed class ReviewService(LangfuseClient langfuse)
{
    public string Summarise(string product)
    {
        using var trace = langfuse.StartTrace("summarise-reviews", input: product);
        var text = $"Buyers like the {product}.";
        trace.Update(output: text);
        return text;
    }
}
