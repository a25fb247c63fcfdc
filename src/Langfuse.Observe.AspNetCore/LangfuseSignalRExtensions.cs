using Langfuse.Observe.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Records what SignalR's hubs are asked.</summary>
public static class LangfuseSignalRExtensions
{
    /// <summary>Makes a trace of each invocation of a hub's method, named <c>Hub.Method</c>, with the connection's user. What the method records hangs under it.</summary>
    /// <param name="builder">What <c>AddSignalR()</c> gave.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>The connection itself is no trace of <c>UseLangfuse()</c>. Arguments and results are recorded where the method has <c>[Observe]</c>.</remarks>
    public static ISignalRServerBuilder AddLangfuse(this ISignalRServerBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<HubOptions>(static options => options.AddFilter(new HubTraces()));
        return builder;
    }
}
