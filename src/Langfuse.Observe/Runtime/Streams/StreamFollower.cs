using System.Collections;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>Gives the caller a stream that records as it flows.</summary>
internal static class StreamFollower
{
    public static IEnumerable<T> Follow<T>(Observation scope, IEnumerable<T> stream) =>
        StreamCall.Of(scope, stream) is { } call ? new ObservedEnumerable<T>(call, stream) : stream;

    public static IEnumerator<T> Follow<T>(Observation scope, IEnumerator<T> stream) =>
        StreamCall.Of(scope, stream) is { } call ? new ObservedEnumerator<T>(call, stream) : stream;

    public static IEnumerable Follow(Observation scope, IEnumerable stream) =>
        StreamCall.Of(scope, stream) is { } call ? new ObservedUntypedEnumerable(call, stream) : stream;

    public static IEnumerator Follow(Observation scope, IEnumerator stream) =>
        StreamCall.Of(scope, stream) is { } call ? new ObservedEnumerator<object?>(call, new UntypedEnumerator(stream)) : stream;

    public static IAsyncEnumerable<T> Follow<T>(Observation scope, IAsyncEnumerable<T> stream) =>
        StreamCall.Of(scope, stream) is { } call ? new ObservedAsyncEnumerable<T>(call, stream) : stream;

    public static IAsyncEnumerator<T> Follow<T>(Observation scope, IAsyncEnumerator<T> stream) =>
        StreamCall.Of(scope, stream) is { } call ? new ObservedAsyncEnumerator<T>(call, stream) : stream;
}
