namespace Langfuse.Observe.Recording.Sampling;

/// <summary>The ids of the last traces that were kept for an error: their scores may come later, by id.</summary>
internal sealed class KeptTraces
{
    private const int Most = 10_000;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    public void Add(string traceId)
    {
        lock (_ids)
        {
            if (!_ids.Add(traceId))
            {
                return;
            }

            _inOrder.Enqueue(traceId);
            if (_inOrder.Count > Most)
            {
                _ids.Remove(_inOrder.Dequeue());
            }
        }
    }

    public bool Contains(string traceId)
    {
        lock (_ids)
        {
            return _ids.Contains(traceId);
        }
    }
}
