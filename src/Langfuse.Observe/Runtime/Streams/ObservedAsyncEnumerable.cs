namespace Langfuse.Observe.Runtime.Streams;

/// <summary>An observed asynchronous stream: each enumeration is an observation.</summary>
internal sealed class ObservedAsyncEnumerable<T>(StreamCall call, IAsyncEnumerable<T> stream) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new ObservedAsyncEnumerator<T>(call, stream.GetAsyncEnumerator(cancellationToken));
}
