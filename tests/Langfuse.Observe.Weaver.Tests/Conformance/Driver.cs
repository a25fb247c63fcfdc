using System.Threading.Channels;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Makes the call of one cell, from where its column says, and writes down all that can be seen of it from outside.</summary>
internal static class Driver
{
    public static async Task<string> RunAsync(Subject subject, Outcome outcome)
    {
        Work.Begin(outcome, subject.Leaf);
        var results = new List<string>();
        Func<Task>? rest = null;
        var outer = subject.Outer(async () => rest = await CallAsync(subject, outcome, results));
        if (outcome == Outcome.ThrowsLater)
        {
            // By now every caller waits: what the trace of the exception shows depends on it.
            Work.Gate.SetResult();
        }

        await outer;
        if (rest is not null)
        {
            await rest();
        }

        return string.Join('\n', results.Concat(Work.Log)) + "\n";
    }

    /// <returns>What is to happen after the observation around the call has ended.</returns>
    private static async Task<Func<Task>?> CallAsync(Subject subject, Outcome outcome, List<string> results)
    {
        switch (outcome)
        {
            case Outcome.NeverAwaited:
                var forgotten = subject.Invoke(2);
                results.Add(forgotten.Status.ToString());
                Work.Gate.SetResult();
                return async () => results.Add(await AttemptAsync(() => forgotten));
            case Outcome.Concurrent:
                var calls = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Task.Run(() => subject.Invoke(i % 7))));
                results.Add("sum " + calls.Sum());
                return null;
            case Outcome.ParallelForEach:
                var sum = 0;
                await Parallel.ForEachAsync(Enumerable.Range(0, 100), async (i, _) => Interlocked.Add(ref sum, await subject.Invoke(i % 5)));
                results.Add("sum " + sum);
                return null;
            case Outcome.WhenAll:
                results.Add(string.Join(',', await Task.WhenAll(subject.Invoke(1), subject.Invoke(2), subject.Invoke(3))));
                return null;
            default:
                results.Add(await AttemptAsync(() => FromAsync(outcome, () => subject.Invoke(2))));
                return null;
        }
    }

    /// <summary>Makes the call from where the column says.</summary>
    private static async Task<int> FromAsync(Outcome outcome, Func<Task<int>> call) => outcome switch
    {
        Outcome.TaskRun => await Task.Run(call),
        Outcome.ConfigureAwait => await call().ConfigureAwait(false),
        Outcome.SynchronizationContext => await PumpContext.RunAsync(call),
        Outcome.SuppressedFlow => await Suppressed(call),
        Outcome.Timer => await FromTimerAsync(call),
        Outcome.Channel => await FromChannelAsync(call),
        Outcome.ThreadPool => await OnCompletion(callback => ThreadPool.QueueUserWorkItem(_ => callback(), null), call),
        _ => await call(),
    };

    private static Task<int> Suppressed(Func<Task<int>> call)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(call);
        }
    }

    private static async Task<int> FromTimerAsync(Func<Task<int>> call)
    {
        Timer? timer = null;
        var result = await OnCompletion(callback => timer = new Timer(_ => callback(), null, 1, Timeout.Infinite), call);
        await timer!.DisposeAsync();
        return result;
    }

    private static async Task<int> FromChannelAsync(Func<Task<int>> call)
    {
        var channel = Channel.CreateUnbounded<Func<Task<int>>>();
        var reader = Task.Run(async () => await (await channel.Reader.ReadAsync())());
        await channel.Writer.WriteAsync(call);
        return await reader;
    }

    private static Task<int> OnCompletion(Action<Action> start, Func<Task<int>> call)
    {
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        start(async () =>
        {
            try
            {
                done.SetResult(await call());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    private static async Task<string> AttemptAsync(Func<Task<int>> call)
    {
        try
        {
            return "= " + await call();
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }
}
