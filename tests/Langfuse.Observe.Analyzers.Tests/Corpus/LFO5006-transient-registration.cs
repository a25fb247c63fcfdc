// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

public static class Registration
{
    public static IServiceCollection AddTracing(this IServiceCollection services) => services.AddTransient(_ => LangfuseClient.Start());
}
