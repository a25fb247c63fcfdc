using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Watching;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Begins syncs when they are due, and goes on with what a crash or a stop left unfinished.</summary>
internal sealed class SyncSchedule(ICatalogue catalogue, SyncDesk desk, StoreChanges changes, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await EachAsync(GoOnAsync, stoppingToken);
        await new WatchLoop(changes, clock).RunAsync(token => EachAsync(StartWhenDueAsync, token), s_look, stoppingToken);
    }

    // While the store cannot be read there is nothing to say: the next look tries again.
    private Task<LookResult> EachAsync(Func<string, Integration, CancellationToken, Task> act, CancellationToken stoppingToken) => ProjectLook.EachAsync(
        catalogue,
        async (projectId, token) =>
        {
            var integrations = catalogue.All(Integration.Collection, projectId);
            foreach (var integration in integrations)
            {
                await act(projectId, integration, token);
            }

            return integrations.Any(integration => integration.AutoSync);
        },
        failed: null,
        stoppingToken);

    private async Task GoOnAsync(string projectId, Integration integration, CancellationToken cancellationToken)
    {
        if (Last(projectId, integration) is { Status: SyncRun.Running or SyncRun.Interrupted } left)
        {
            await desk.StartAsync(projectId, integration, new SyncRequest(left.Mode, "resume", left.FromUs, left.ToUs), cancellationToken);
        }
    }

    private async Task StartWhenDueAsync(string projectId, Integration integration, CancellationToken cancellationToken)
    {
        if (!integration.AutoSync || desk.Running(projectId, integration.Id) is not null || Credentials.Origin(integration) == "none")
        {
            return;
        }

        var last = Last(projectId, integration);
        var dueUs = last is null ? 0 : (last.CompletedUs ?? last.StartedUs) + (long)TimeSpan.FromMinutes(integration.IntervalMinutes).TotalMicroseconds;
        if (dueUs <= Micros.Of(clock.GetUtcNow()))
        {
            await desk.StartAsync(projectId, integration, new SyncRequest(SyncRequest.Incremental, "schedule"), cancellationToken);
        }
    }

    private SyncRun? Last(string projectId, Integration integration) =>
        catalogue.List(SyncRun.Collection, projectId, new CatalogueQuery { Parent = integration.Id, Limit = 1 }) is [var last, ..] ? last : null;
}
