using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;

namespace Langfuse.Observe.AspNetCore.SignalR;

/// <summary>A trace per invocation of a hub's method: the request around it is the connection, which may last for days.</summary>
internal sealed class HubTraces : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        ArgumentNullException.ThrowIfNull(invocationContext);
        ArgumentNullException.ThrowIfNull(next);
        if (!LangfuseContext.IsRecording)
        {
            return await next(invocationContext).ConfigureAwait(false);
        }

        // Left again with this method: what is current flows back with its caller.
        Activity.Current = null;
        var name = $"{invocationContext.Hub.GetType().Name}.{invocationContext.HubMethodName}";
        using var observation = LangfuseContext.StartObservation(name, metadata: new Dictionary<string, object?> { ["signalr.connection_id"] = invocationContext.Context.ConnectionId });
        LangfuseContext.UpdateCurrentTrace(name: name, userId: invocationContext.Context.UserIdentifier ?? invocationContext.Context.User?.FindFirstValue("sub"));
        try
        {
            return await next(invocationContext).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failed(observation, exception))
        {
            throw;
        }
    }

    private static bool Failed(Observation observation, Exception exception)
    {
        observation.Fail(exception);
        return false;
    }
}
