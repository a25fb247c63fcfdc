using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
        return LangfuseClient.Start(options, project, ModeIn(provider));
    }

    /// <summary>A container without a host has nobody who sees to signals.</summary>
    public static ExitHookMode ModeIn(IServiceProvider provider) =>
        provider.GetService<IHostApplicationLifetime>() is null ? ExitHookMode.ProcessExitAndInterrupt : ExitHookMode.ProcessExit;
}
