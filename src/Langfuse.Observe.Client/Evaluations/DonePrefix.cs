namespace Langfuse.Observe.Evaluations;

/// <summary>Entries of a list end in any order; a token says how far all of them have ended.</summary>
internal sealed class DonePrefix(ResumePoint? before)
{
    // More than these in one millisecond are judged again, to the same scores.
    private const int MostIds = 1_000;

    private readonly Queue<Entry> _begun = new();
    private readonly HashSet<string> _oldestIds = new(before?.OldestIds ?? new HashSet<string>(), StringComparer.Ordinal);
    private (DateTimeOffset Newest, DateTimeOffset Oldest)? _reach = before is null ? null : (before.Newest, before.Oldest);

    /// <summary>How far they have; null before the first one.</summary>
    public ResumePoint? Point
    {
        get
        {
            lock (_begun)
            {
                return _reach is { } reach ? new(reach.Newest, reach.Oldest, _oldestIds.ToHashSet(StringComparer.Ordinal)) : null;
            }
        }
    }

    public object Begin(DateTimeOffset time, string id)
    {
        lock (_begun)
        {
            var entry = new Entry(time, id);
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
        var reach = _reach ?? (done.Time, done.Time);
        if (done.Time < reach.Oldest)
        {
            _oldestIds.Clear();
        }

        _reach = (Later(reach.Newest, done.Time), Earlier(reach.Oldest, done.Time));
        if (done.Time == _reach.Value.Oldest && _oldestIds.Count < MostIds)
        {
            _oldestIds.Add(done.Id);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private sealed class Entry(DateTimeOffset time, string id)
    {
        public DateTimeOffset Time => time;

        public string Id => id;

        public bool IsDone { get; set; }
    }
}
