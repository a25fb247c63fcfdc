namespace Langfuse.Observe.Delivery.Http;

/// <summary>Connections that were closed while a body was on its way. A server that answers 413, 400 or 401 before it has read the body, and then
/// closes, is not heard: so the next request asks first (<c>Expect: 100-continue</c>). Where that does not help either, smaller bodies are tried.</summary>
internal sealed class CutOffs
{
    private const int Many = 3;

    private volatile bool _asksFirst;
    private int _inRow;

    /// <summary>Whether the server is to say that it takes a body before it is sent.</summary>
    public bool AsksFirst => _asksFirst;

    /// <summary>Whether asking first did not help.</summary>
    public bool AreMany => Volatile.Read(ref _inRow) >= Many;

    /// <summary>Learns from an answer.</summary>
    public void Add(Answer answer)
    {
        // What was refused is followed by more of the kind; what was taken is not.
        _asksFirst = answer.IsCutOff || (_asksFirst && answer.Kind is not (AnswerKind.Accepted or AnswerKind.TryLater));
        if (answer.IsCutOff)
        {
            Interlocked.Increment(ref _inRow);
        }
        else if (answer.Kind != AnswerKind.TryLater)
        {
            Volatile.Write(ref _inRow, 0);
        }
    }
}
