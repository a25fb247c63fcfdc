namespace Langfuse.Observe.LocalServer.Watching;

/// <summary>
/// Looks at the store again and again: at once while there is work; soon, and after each change, while something is watched; and only when somebody sets
/// something while nothing is. A slow look beside that finds what other servers over the same store have set.
/// </summary>
internal sealed class WatchLoop(StoreChanges changes, TimeProvider clock)
{
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestWatch = TimeSpan.FromSeconds(2);

    /// <param name="look">One look; it handles its own failures.</param>
    /// <param name="rest">How long there is between two looks at least, however much changes.</param>
    /// <param name="stoppingToken">Ends it.</param>
    public async Task RunAsync(Func<CancellationToken, Task<Activity>> look, TimeSpan rest, CancellationToken stoppingToken)
    {
        var wait = rest;
        while (!stoppingToken.IsCancellationRequested)
        {
            var (settings, anything) = (changes.Settings.Version, changes.Anything.Version);
            changes.Look();
            switch (await look(stoppingToken))
            {
                case Activity.Working:
                    wait = rest;
                    continue;
                case Activity.Nothing:
                    wait = rest;
                    await WaitAsync(changes.Settings, settings, rest, s_slow, stoppingToken);
                    break;
                default:
                    wait = await WaitAsync(changes.Anything, anything, rest, wait, stoppingToken) ? rest : Longer(wait);
                    break;
            }
        }
    }

    private static TimeSpan Longer(TimeSpan wait) => 2 * wait < s_longestWatch ? 2 * wait : wait > s_longestWatch ? wait : s_longestWatch;

    // True when there was a change. Many changes in a row cost no more than one look in each rest.
    private async Task<bool> WaitAsync(ChangeSignal signal, long seen, TimeSpan rest, TimeSpan most, CancellationToken stoppingToken)
    {
        var begun = clock.GetTimestamp();
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var change = signal.After(seen);
        await Task.WhenAny(change, Task.Delay(most, clock, timer.Token));
        await timer.CancelAsync();
        if (rest - clock.GetElapsedTime(begun) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return change.IsCompleted;
    }
}
