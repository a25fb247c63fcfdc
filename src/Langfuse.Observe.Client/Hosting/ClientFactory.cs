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
        // What is wrong with the options is said while they are read: the logger must hear of it by then.
        var logging = provider.GetService<ILoggerFactory>();
        if (logging is not null)
        {
            LoggerBridge.Use(logging);
        }

        try
        {
            var options = provider.GetRequiredService<IOptionsMonitor<LangfuseOptions>>().Get(project);
            options.LoggerFactory ??= logging;
            return LangfuseClient.Start(options, project, ModeIn(provider));
        }
        finally
        {
            LoggerBridge.Release(logging);
        }
    }

    /// <summary>A container without a host has nobody who sees to signals.</summary>
    public static ExitHookMode ModeIn(IServiceProvider provider) =>
        provider.GetService<IHostApplicationLifetime>() is null ? ExitHookMode.ProcessExitAndInterrupt : ExitHookMode.ProcessExit;
}
