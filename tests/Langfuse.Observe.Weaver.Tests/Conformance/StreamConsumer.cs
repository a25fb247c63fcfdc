using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Consumes streams: whole, in part, twice, or not to the end.</summary>
internal static class StreamConsumer
{
    public static Func<int, Task<int>> Sync(Func<int, IEnumerable<int>> call) => x =>
    {
        var stream = Context.Kept(() => call(x));
        if (Work.Outcome == Outcome.Abandoned)
        {
            return Task.FromResult(Abandon(stream));
        }

        var sum = Take(stream);
        return Task.FromResult(Work.Outcome == Outcome.EnumeratedTwice ? sum + Take(stream) : sum);
    };

    public static Func<int, Task<int>> Async(Func<int, IAsyncEnumerable<int>> call) => async x =>
    {
        var stream = Context.Kept(() => call(x));
        switch (Work.Outcome)
        {
            case Outcome.Abandoned:
                return await AbandonAsync(stream);
            case Outcome.WhenAny:
                return await RaceAsync(stream);
            case Outcome.Prefetch:
                return await PrefetchAsync(stream);
            case Outcome.Merge:
                return await MergeAsync(stream, Context.Kept(() => call(x + 10)));
        }

        var sum = await TakeAsync(stream);
        return Work.Outcome == Outcome.EnumeratedTwice ? sum + await TakeAsync(stream) : sum;
    };

    private static int Take(IEnumerable<int> stream)
    {
        var before = Activity.Current;
        var sum = 0;
        foreach (var item in stream)
        {
            Context.Check(before);
            Work.Write("item " + item);
            sum += item;
            if (Work.Outcome == Outcome.BreaksEarly)
            {
                break;
            }
        }

        Context.Check(before);
        return sum;
    }

    private static async Task<int> TakeAsync(IAsyncEnumerable<int> stream)
    {
        var before = Activity.Current;
        var sum = 0;
        await foreach (var item in stream)
        {
            Context.Check(before);
            Work.Write("item " + item);
            sum += item;
            if (Work.Outcome == Outcome.BreaksEarly)
            {
                break;
            }
        }

        Context.Check(before);
        return sum;
    }

    /// <summary>Each step is raced against a time-out.</summary>
    private static async Task<int> RaceAsync(IAsyncEnumerable<int> stream)
    {
        var before = Activity.Current;
        var sum = 0;
        await using var enumerator = stream.GetAsyncEnumerator();
        while (true)
        {
            var step = enumerator.MoveNextAsync().AsTask();
            Context.Check(before);
            var first = await Task.WhenAny(step, Task.Delay(Timeout.Infinite));
            Context.Check(before);
            Work.Write($"{ReferenceEquals(first, step)} {step.Status}");
            if (!await step)
            {
                return sum;
            }

            sum += enumerator.Current;
        }
    }

    /// <summary>The next item is asked for before this one is used.</summary>
    private static async Task<int> PrefetchAsync(IAsyncEnumerable<int> stream)
    {
        var before = Activity.Current;
        var sum = 0;
        await using var enumerator = stream.GetAsyncEnumerator();
        var next = enumerator.MoveNextAsync();
        while (await next)
        {
            var item = enumerator.Current;
            next = enumerator.MoveNextAsync();
            Context.Check(before);
            await Task.Yield();
            Context.Check(before);
            sum += item;
        }

        return sum;
    }

    /// <summary>Two streams, whichever has an item.</summary>
    private static async Task<int> MergeAsync(params IAsyncEnumerable<int>[] streams)
    {
        var before = Activity.Current;
        var sum = 0;
        var steps = new List<(IAsyncEnumerator<int> Stream, Task<bool> Step)>();
        foreach (var stream in streams)
        {
            var enumerator = stream.GetAsyncEnumerator();
            steps.Add((enumerator, enumerator.MoveNextAsync().AsTask()));
            Context.Check(before);
        }

        while (steps.Count > 0)
        {
            var first = await Task.WhenAny(steps.Select(step => step.Step));
            var index = steps.FindIndex(step => ReferenceEquals(step.Step, first));
            var enumerator = steps[index].Stream;
            steps.RemoveAt(index);
            if (await first)
            {
                sum += enumerator.Current;
                steps.Add((enumerator, enumerator.MoveNextAsync().AsTask()));
            }
            else
            {
                await enumerator.DisposeAsync();
            }

            Context.Check(before);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Abandon(IEnumerable<int> stream)
    {
        var enumerator = stream.GetEnumerator();
        enumerator.MoveNext();
        return enumerator.Current;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> AbandonAsync(IAsyncEnumerable<int> stream)
    {
        var enumerator = stream.GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
        return enumerator.Current;
    }
}
