using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Langfuse.Observe.Hosting;

/// <summary>Starts the clients before anything else in the host and flushes them after everything else has stopped.</summary>
internal sealed class LangfuseLifetime(IServiceProvider provider, IEnumerable<NamedClient> names) : IHostedLifecycleService
{
    private List<LangfuseClient> _clients = [];

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _clients = [.. Clients()];
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_clients.Select(client => client.FlushForShutdownAsync(cancellationToken)));

    private IEnumerable<LangfuseClient> Clients()
    {
        if (provider.GetService<LangfuseClient>() is { } client)
        {
            yield return client;
        }

        foreach (var name in names)
        {
            yield return provider.GetRequiredKeyedService<LangfuseClient>(name.Name);
        }
    }
}
