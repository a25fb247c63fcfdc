// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

public static class ServiceRegistration
{
    public static IServiceCollection AddTracing(this IServiceCollection services)
    {
        services.AddScoped<LangfuseClient>(provider => LangfuseClient.Start());
        return services;
    }
}
