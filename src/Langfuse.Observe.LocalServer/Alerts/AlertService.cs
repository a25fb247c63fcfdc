using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Alerts;

/// <summary>Asks and delivers, project by project.</summary>
internal sealed class AlertService(ICatalogue catalogue, AlertChecker checker, AlertDelivery delivery, WarningLog warnings) : BackgroundService
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Task.WhenAll(LoopAsync(checker.CheckDueAsync, stoppingToken), LoopAsync(delivery.DeliverDueAsync, stoppingToken));
    }

    // A webhook that hangs must not keep anything from being checked, so each has a loop of its own.
    private async Task LoopAsync(Func<string, CancellationToken, Task> step, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var project in catalogue.All(AccessCollections.Projects, Catalogue.NoProject))
                {
                    await step(project.Id, stoppingToken);
                }
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                warnings.Add("alerts-failed", $"The alerts were interrupted and go on: {exception.GetType().Name}: {exception.Message}", null, null);
            }

            await Task.Delay(s_step, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
