using System.Collections;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>An observed iterator that is not generic.</summary>
internal sealed class ObservedUntypedEnumerable(StreamCall call, IEnumerable stream) : IEnumerable
{
    public IEnumerator GetEnumerator() => new ObservedEnumerator<object?>(call, new UntypedEnumerator(stream.GetEnumerator()));
}
