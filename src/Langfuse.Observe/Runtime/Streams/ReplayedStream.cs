using System.Collections;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>A stream whose items come from a stored trace. Each enumeration is a call of its own, as it was when it was recorded.</summary>
internal sealed class ReplayedStream<T>(CallReplay replay, string name, ObservationType type, string? input) : IEnumerable<T>, IAsyncEnumerable<T>
{
    public IEnumerator<T> GetEnumerator() => Items().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Steps(Items().GetEnumerator(), cancellationToken);

    private IEnumerable<T> Items()
    {
        var call = replay.Take(name, type, input);
        foreach (var item in replay.ReadItems<T>(call))
        {
            yield return item;
        }

        // A stream that broke off had given what it recorded before.
        if (replay.ExceptionOf(call) is { } exception)
        {
            throw exception;
        }
    }

    private sealed class Steps(IEnumerator<T> items, CancellationToken cancellationToken) : IAsyncEnumerator<T>
    {
        public T Current => items.Current;

        public ValueTask<bool> MoveNextAsync()
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return ValueTask.FromCanceled<bool>(cancellationToken);
            }

            try
            {
                return ValueTask.FromResult(items.MoveNext());
            }
            catch (Exception exception)
            {
                return ValueTask.FromException<bool>(exception);
            }
        }

        public ValueTask DisposeAsync()
        {
            items.Dispose();
            return default;
        }
    }
}
