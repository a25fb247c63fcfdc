namespace Langfuse.Observe.Experiments;

/// <summary>Runs somebody's code within a time, also where it does not listen to its cancellation.</summary>
internal static class TimeLimit
{
    /// <summary>What code that listens gets to stop.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <exception cref="TimeoutException">It took longer.</exception>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> run, TimeSpan? limit, string what, CancellationToken cancellationToken)
    {
        if (limit is not { } time)
        {
            return await run(cancellationToken).ConfigureAwait(false);
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(time);
        try
        {
            return await run(timer.Token).WaitAsync(time + Grace, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException && timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{what} took longer than {time.TotalSeconds:0.#} s", exception);
        }
    }
}
