// Planted: LFO1014
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

public static class Setup
{
    public static void Add(IServiceCollection services) => services.AddLangfuse(options =>
    {
        options.Environment = "prod";
        options.SampleRate = 25;
    });
}
