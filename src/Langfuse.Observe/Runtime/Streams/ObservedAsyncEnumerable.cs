namespace Langfuse.Observe.Runtime.Streams;

/// <summary>An observed asynchronous stream: each enumeration is an observation.</summary>
internal sealed class ObservedAsyncEnumerable<T>(StreamCall call, IAsyncEnumerable<T> stream) : IAsyncEnumerable<T>
{
    private volatile Surrounding? _around;

    /// <summary>Puts a call around that handed on the task in which this stream is: in its place no other stream can be given.</summary>
    public void Surround(HandedOnCall outer)
    {
        Surrounding? known;
        do
        {
            known = _around;
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _around, Surrounding.With(known, outer, outer.Depth), known), known));
    }

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        StreamInTask.Settle(call.Maker);
        var enumerator = new ObservedAsyncEnumerator<T>(call, stream.GetAsyncEnumerator(cancellationToken));
        for (var outer = _around; outer is not null; outer = outer.Next)
        {
            enumerator = new ObservedAsyncEnumerator<T>(outer.Call, enumerator);
        }

        return enumerator;
    }

    /// <summary>A call around the stream, the innermost first.</summary>
    private sealed record Surrounding(HandedOnCall Call, int Depth, Surrounding? Next)
    {
        public static Surrounding With(Surrounding? known, HandedOnCall call, int depth) =>
            known is null || known.Depth < depth ? new(call, depth, known) : known with { Next = With(known.Next, call, depth) };
    }
}
