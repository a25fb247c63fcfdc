using System.Collections;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>An observed iterator: each enumeration is an observation.</summary>
internal sealed class ObservedEnumerable<T>(Observation template, IEnumerable<T> stream) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator() => new ObservedEnumerator<T>(template, stream.GetEnumerator());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
