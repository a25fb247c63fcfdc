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

    private async Task<Activity> EachAsync(Func<string, Integration, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var found = Activity.Nothing;
        try
        {
            foreach (var project in catalogue.All(AccessCollections.Projects, Catalogue.NoProject))
            {
                foreach (var integration in catalogue.All(Integration.Collection, project.Id))
                {
                    found = integration.AutoSync ? Activity.Watching : found;
                    await act(project.Id, integration, cancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The store cannot be read now; the next look tries again.
            return Activity.Watching;
        }

        return found;
    }

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
