using System.Collections;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>An observed iterator: each enumeration is an observation.</summary>
internal sealed class ObservedEnumerable<T>(StreamCall call, IEnumerable<T> stream) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator() => new ObservedEnumerator<T>(call, stream.GetEnumerator());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
