// Planted: LFO5017
using Langfuse.Observe;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddEvaluationTelemetry(builder.Configuration.GetSection("Evaluation"));
builder.Services.AddHostedService<NightlyJudge>();
await builder.Build().RunAsync();

internal static class EvaluationTelemetry
{
    public static void AddEvaluationTelemetry(this IServiceCollection services, IConfigurationSection section)
    {
        services.AddLangfuse(options =>
        {
            options.Environment = "evaluation";
            options.SecretKey = section["PublicKey"];
        });
    }
}

internal sealed class NightlyJudge(LangfuseClient langfuse) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var trace in langfuse.Traces.ListAsync(limit: 50).WithCancellation(stoppingToken))
        {
            langfuse.Score("answered", trace.OutputText is { Length: > 0 }, traceId: trace.Id);
        }
    }
}
