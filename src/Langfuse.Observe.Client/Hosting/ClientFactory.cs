using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Langfuse.Observe.Hosting;

/// <summary>Makes the clients of a service container.</summary>
internal static class ClientFactory
{
    public static LangfuseClient Create(IServiceProvider provider, string? project)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<LangfuseOptions>>().Get(project);
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        return LangfuseClient.Start(options, project, ExitHookMode.ProcessExit);
    }
}
