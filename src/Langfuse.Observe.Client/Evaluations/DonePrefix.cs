namespace Langfuse.Observe.Evaluations;

/// <summary>Traces end in any order; a token says how far all of them have ended.</summary>
internal sealed class DonePrefix(ResumePoint? before)
{
    private readonly Queue<Entry> _begun = new();
    private ResumePoint? _point = before;

    public ResumePoint? Point => _point;

    public object Begin(TraceRecord trace)
    {
        lock (_begun)
        {
            var entry = new Entry(trace.Timestamp, trace.Id);
            _begun.Enqueue(entry);
            return entry;
        }
    }

    public void End(object begun)
    {
        lock (_begun)
        {
            ((Entry)begun).IsDone = true;
            while (_begun.TryPeek(out var first) && first.IsDone)
            {
                _begun.Dequeue();
                Cover(first);
            }
        }
    }

    private void Cover(Entry done)
    {
        var newest = _point is { } point && point.Newest > done.Time ? point.Newest : done.Time;
        _point = _point is { } known && known.Oldest < done.Time ? known with { Newest = newest } : new(newest, done.Time, done.Id);
    }

    private sealed class Entry(DateTimeOffset time, string id)
    {
        public DateTimeOffset Time => time;

        public string Id => id;

        public bool IsDone { get; set; }
    }
}
