namespace Langfuse.Observe.Delivery.Spool;

/// <summary>A file that this process wrote or has looked into: its units are on this process's account.</summary>
internal sealed class KnownFile(SpoolName name, long left)
{
    private const long FirstPause = 500;
    private const long LongestPause = 60_000;

    private long _left = left;
    private long _leftBefore = left;
    private long _notBefore;
    private int _inVain;

    public SpoolName Name { get; } = name;

    /// <summary>Units that have not come to their end.</summary>
    public long Left => Interlocked.Read(ref _left);

    /// <summary>How many tries have brought nothing of what was left to its end.</summary>
    public int Failures { get; private set; }

    /// <summary>Where in the file the last unit stands that was not taken: the next try begins behind it.</summary>
    public long LastRefused { get; set; } = -1;

    /// <summary>Whether its next try is due.</summary>
    public bool IsDue => Environment.TickCount64 >= Interlocked.Read(ref _notBefore);

    public TimeSpan TimeUntilDue => TimeSpan.FromMilliseconds(Math.Max(0, Interlocked.Read(ref _notBefore) - Environment.TickCount64));

    public void Settle(long count) => Interlocked.Add(ref _left, -count);

    /// <summary>A try has ended. The next one comes soon when this one made progress, and in requests as large.</summary>
    public void PutOff()
    {
        var hasProgressed = Left < _leftBefore;
        _leftBefore = Left;
        _inVain = hasProgressed ? 0 : _inVain + 1;
        Failures += hasProgressed ? 0 : 1;
        var pause = Math.Min(LongestPause, FirstPause << Math.Clamp(_inVain - 1, 0, 10));
        Interlocked.Exchange(ref _notBefore, Environment.TickCount64 + pause);
    }
}
