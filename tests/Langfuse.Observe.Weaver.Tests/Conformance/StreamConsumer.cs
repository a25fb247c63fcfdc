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
        if (Work.Outcome == Outcome.Abandoned)
        {
            return await AbandonAsync(stream);
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
