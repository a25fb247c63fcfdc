namespace Langfuse.Observe.Experiments;

/// <summary>Runs somebody's code within a time, also where it does not listen to its cancellation, or blocks before it gives its task.</summary>
internal static class TimeLimit
{
    /// <summary>What code that listens gets to stop.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // No timer runs longer.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(int.MaxValue) - Grace;

    /// <exception cref="ArgumentOutOfRangeException">It is no time that anything could take.</exception>
    public static void Check(TimeSpan? limit, string option)
    {
        if (limit is { } time && time <= TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(option, time, $"{option} must be longer than nothing; Timeout.InfiniteTimeSpan is no limit.");
        }
    }

    /// <exception cref="TimeoutException">It took longer.</exception>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> run, TimeSpan? limit, string what, CancellationToken cancellationToken)
    {
        if (limit is not { } time)
        {
            return await run(cancellationToken).ConfigureAwait(false);
        }

        if (time == Timeout.InfiniteTimeSpan || time > s_longest)
        {
            return await Task.Run(() => run(cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Its time begins when it does: where others block all threads of the pool, it waits for one.
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Task.Run(
            () =>
            {
                begun.SetResult();
                return run(timer.Token);
            },
            cancellationToken);
        try
        {
            await begun.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            timer.CancelAfter(time);
            return await running.WaitAsync(time + Grace, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException && (timer.IsCancellationRequested || !running.IsCompleted) && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{what} took longer than {time.TotalSeconds:0.#} s", exception);
        }
    }
}
