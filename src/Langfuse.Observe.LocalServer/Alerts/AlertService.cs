using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.LocalServer.Watching;

namespace Langfuse.Observe.LocalServer.Alerts;

/// <summary>Asks and delivers, project by project.</summary>
internal sealed class AlertService(ICatalogue catalogue, AlertChecker checker, AlertDelivery delivery, StoreChanges changes, TimeProvider clock, WarningLog warnings) : BackgroundService
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Task.WhenAll(LoopAsync(checker.CheckDueAsync, stoppingToken), LoopAsync(delivery.DeliverDueAsync, stoppingToken));
    }

    // A webhook that hangs must not keep anything from being checked, so each has a loop of its own.
    private Task LoopAsync(Func<string, CancellationToken, Task<bool>> step, CancellationToken stoppingToken) => new WatchLoop(changes, clock).RunAsync(token => LookAsync(step, token), s_step, stoppingToken);

    private async Task<Activity> LookAsync(Func<string, CancellationToken, Task<bool>> step, CancellationToken stoppingToken)
    {
        var found = Activity.Nothing;
        try
        {
            foreach (var project in catalogue.All(AccessCollections.Projects, Catalogue.NoProject))
            {
                found = await step(project.Id, stoppingToken) ? Activity.Watching : found;
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception exception)
        {
            warnings.Add("alerts-failed", $"The alerts were interrupted and go on: {exception.GetType().Name}: {exception.Message}", null, null);
            return Activity.Watching;
        }

        return found;
    }
}
