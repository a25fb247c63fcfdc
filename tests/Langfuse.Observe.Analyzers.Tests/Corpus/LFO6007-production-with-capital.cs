// Planted: LFO6007
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

public static class Setup
{
    public static void Add(IServiceCollection services) => services.AddLangfuse(o => o.Environment = "Production");
}
