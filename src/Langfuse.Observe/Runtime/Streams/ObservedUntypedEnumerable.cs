using System.Collections;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>An observed iterator that is not generic.</summary>
internal sealed class ObservedUntypedEnumerable(Observation template, IEnumerable stream) : IEnumerable
{
    public IEnumerator GetEnumerator() => new ObservedEnumerator<object?>(template, new UntypedEnumerator(stream.GetEnumerator()));
}
