namespace Langfuse.Observe.Delivery;

/// <summary>How long a client that ends still waits for its server. A flush that was in vain just before counts: else a server that cannot be
/// reached costs the time of the flush and that of the disposal. What it used up comes back as time passes.</summary>
internal sealed class ShutdownTime(TimeSpan whole, Func<long> sent, TimeProvider time)
{
    /// <summary>Enough for one more try (see <see cref="Http.Circuit.Nudge"/>).</summary>
    private static readonly TimeSpan s_oneTry = TimeSpan.FromMilliseconds(600);

    private readonly object _gate = new();
    private TimeSpan _vain;
    private long _vainEnded;
    private long _vainSent;
    private long? _began;
    private TimeSpan _patience;

    /// <summary>What is left of the whole time. The first call of this or <see cref="Left"/> starts the clock.</summary>
    public TimeSpan LeftInFull
    {
        get
        {
            lock (_gate)
            {
                return Until(Begin(), whole);
            }
        }
    }

    /// <summary>What is left for a server that has shown no sign of life since a flush in vain; all of it when there was none.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_gate)
            {
                return Until(Begin(), IsInVain ? _patience : whole);
            }
        }
    }

    /// <summary>Whether the server took nothing since the last flush in vain.</summary>
    public bool IsInVain
    {
        get
        {
            lock (_gate)
            {
                return _vain > TimeSpan.Zero && sent() == _vainSent;
            }
        }
    }

    /// <summary>A flush ran out of time.</summary>
    /// <param name="began">When it began.</param>
    /// <param name="sentBefore">What had been delivered by then.</param>
    public void FlushFailed(long began, long sentBefore)
    {
        lock (_gate)
        {
            _vainEnded = time.GetTimestamp();
            _vain = sent() == sentBefore ? time.GetElapsedTime(began, _vainEnded) : TimeSpan.Zero;
            _vainSent = sentBefore;
        }
    }

    private long Begin()
    {
        if (_began is not { } began)
        {
            _began = began = time.GetTimestamp();
            _patience = Smaller(whole, Larger(s_oneTry, whole - _vain + time.GetElapsedTime(_vainEnded, began)));
        }

        return began;
    }

    private TimeSpan Until(long began, TimeSpan length) => Larger(TimeSpan.Zero, length - time.GetElapsedTime(began));

    private static TimeSpan Larger(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Smaller(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
