using System.Collections;
using System.Diagnostics;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>Gives an enumerator that is not generic the generic shape.</summary>
[StackTraceHidden]
internal sealed class UntypedEnumerator(IEnumerator stream) : IEnumerator<object?>
{
    public object? Current => stream.Current;

    public bool MoveNext() => stream.MoveNext();

    public void Reset() => stream.Reset();

    public void Dispose() => (stream as IDisposable)?.Dispose();
}
