using System.Collections;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Gives enumerators a sequence around them, so that all streams can be consumed alike.</summary>
public static class Sequences
{
    public static IEnumerable<int> Of(Func<IEnumerator<int>> make) => new Generic(make);

    public static IEnumerable<int> Of(Func<IEnumerator> make) => new Generic(() => new Typed(make()));

    public static IEnumerable<int> Of(Func<IEnumerable> make) => new Generic(() => new Typed(make().GetEnumerator()));

    public static IAsyncEnumerable<int> OfAsync(Func<IAsyncEnumerator<int>> make) => new Asynchronous(make);

    /// <summary>A sequence that is made anew, and awaited, by each enumeration.</summary>
    public static async IAsyncEnumerable<int> Awaited(Func<Task<IAsyncEnumerable<int>>> make)
    {
        await foreach (var item in await make())
        {
            yield return item;
        }
    }

    /// <inheritdoc cref="Awaited(Func{Task{IAsyncEnumerable{int}}})"/>
    public static async IAsyncEnumerable<int> Awaited(Func<ValueTask<IAsyncEnumerator<int>>> make)
    {
        await using var items = await make();
        while (await items.MoveNextAsync())
        {
            yield return items.Current;
        }
    }

    private sealed class Generic(Func<IEnumerator<int>> make) : IEnumerable<int>
    {
        public IEnumerator<int> GetEnumerator() => make();

        IEnumerator IEnumerable.GetEnumerator() => make();
    }

    private sealed class Asynchronous(Func<IAsyncEnumerator<int>> make) : IAsyncEnumerable<int>
    {
        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => make();
    }

    private sealed class Typed(IEnumerator inner) : IEnumerator<int>
    {
        public int Current => (int)inner.Current!;

        object? IEnumerator.Current => inner.Current;

        public bool MoveNext() => inner.MoveNext();

        public void Reset() => inner.Reset();

        public void Dispose() => (inner as IDisposable)?.Dispose();
    }
}
