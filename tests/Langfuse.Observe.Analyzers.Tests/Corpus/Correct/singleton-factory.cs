// Correct
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

public static class Registration
{
    public static IServiceCollection AddTracing(this IServiceCollection services) => services.AddSingleton(_ => LangfuseClient.Start());
}
