namespace Langfuse.Observe.LocalServer.Retention;

/// <summary>Trims once in a while.</summary>
internal sealed class TrimmingSchedule(Trimming trimming, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_between = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Not while the first requests wait for the start.
            for (var wait = s_first; ; wait = s_between)
            {
                await Task.Delay(wait, clock, stoppingToken);
                await trimming.RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
