using System.Net;
using Langfuse.Observe.Delivery.Diagnostics;

namespace Langfuse.Observe.Delivery;

/// <summary>What has become of everything that was recorded. Counted once per batch, not per call.</summary>
/// <remarks>Each unit is in memory until it is counted as sent, dropped, spooled or gone; a spooled one moves on from there.</remarks>
internal sealed class DeliveryCounters
{
    private static readonly int s_reasons = Enum.GetValues<DropReason>().Length;

    private readonly object _gate = new();
    private readonly long[] _dropped = new long[2 * Enum.GetValues<DropReason>().Length];
    private readonly long[] _sent = new long[2];
    private readonly long[] _spooled = new long[2];
    private readonly long[] _gone = new long[2];
    private readonly long[] _accepted = new long[2];
    private long _sampledOut;
    private long _missedUpdates;
    private long _requests;
    private long _bytes;
    private DeliveryMeter? _meter;

    public long SampledOut => Interlocked.Read(ref _sampledOut);

    public long MissedUpdates => Interlocked.Read(ref _missedUpdates);

    public long Requests => Interlocked.Read(ref _requests);

    public long Bytes => Interlocked.Read(ref _bytes);

    public long Sent(UnitKind kind) => Interlocked.Read(ref _sent[(int)kind]);

    /// <summary>Safe on disk.</summary>
    public long Spooled(UnitKind kind) => Interlocked.Read(ref _spooled[(int)kind]);

    /// <summary>On disk once, and taken away there by somebody else.</summary>
    public long Gone(UnitKind kind) => Interlocked.Read(ref _gone[(int)kind]);

    /// <summary>Taken over outside of the observation queue: scores, and what an earlier process spooled.</summary>
    public long Accepted(UnitKind kind) => Interlocked.Read(ref _accepted[(int)kind]);

    public long Dropped(UnitKind kind, DropReason reason) => Interlocked.Read(ref _dropped[((int)kind * s_reasons) + (int)reason]);

    public long Dropped(UnitKind kind)
    {
        long sum = 0;
        for (var reason = 0; reason < s_reasons; reason++)
        {
            sum += Dropped(kind, (DropReason)reason);
        }

        return sum;
    }

    /// <summary>Everything of a kind that has left memory, at one moment.</summary>
    public long OutOfMemory(UnitKind kind)
    {
        lock (_gate)
        {
            return Sent(kind) + Dropped(kind) + Spooled(kind) + Gone(kind);
        }
    }

    public void Accept(UnitKind kind, long count = 1) => Interlocked.Add(ref _accepted[(int)kind], count);

    public void Send(UnitKind kind, long count) => Count(ref _sent[(int)kind], count)?.Sent(kind, count);

    public void Drop(UnitKind kind, DropReason reason, long count = 1) =>
        Count(ref _dropped[((int)kind * s_reasons) + (int)reason], count)?.Dropped(kind, reason, count);

    /// <summary>From memory to the disk.</summary>
    public void Spool(UnitKind kind, long count) => Interlocked.Add(ref _spooled[(int)kind], count);

    /// <summary>An earlier process left it on disk; this one sees to it now.</summary>
    public void TakeOver(UnitKind kind, long count)
    {
        lock (_gate)
        {
            Accept(kind, count);
            Spool(kind, count);
        }
    }

    /// <summary>From the disk to the server.</summary>
    public void SendSpooled(UnitKind kind, long count)
    {
        lock (_gate)
        {
            Spool(kind, -count);
            Send(kind, count);
        }
    }

    public void DropSpooled(UnitKind kind, DropReason reason, long count)
    {
        lock (_gate)
        {
            Spool(kind, -count);
            Drop(kind, reason, count);
        }
    }

    /// <summary>It was on disk, and somebody else took it away: another process that delivered it, or a hand that deleted it.</summary>
    public void Lose(UnitKind kind, long count)
    {
        lock (_gate)
        {
            Spool(kind, -count);
            Interlocked.Add(ref _gone[(int)kind], count);
        }
    }

    /// <summary>From now on the meter hears of everything; it is told at once what was counted before it was there.</summary>
    public void Attach(DeliveryMeter meter)
    {
        lock (_sent)
        {
            foreach (var kind in Enum.GetValues<UnitKind>())
            {
                meter.Sent(kind, Sent(kind));
                foreach (var reason in Enum.GetValues<DropReason>())
                {
                    meter.Dropped(kind, reason, Dropped(kind, reason));
                }
            }

            Volatile.Write(ref _meter, meter);
        }
    }

    public void MissUpdate() => Interlocked.Increment(ref _missedUpdates);

    public void SampleOut(long count = 1) => Interlocked.Add(ref _sampledOut, count);

    public void Requested(long bytes, TimeSpan duration, HttpStatusCode status)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytes, bytes);
        _meter?.Requested(bytes, duration, (int)status);
    }

    /// <returns>The meter to be told; null while there is none, whose <see cref="Attach"/> then reads the total.</returns>
    private DeliveryMeter? Count(ref long total, long count)
    {
        if (count == 0)
        {
            return null;
        }

        if (Volatile.Read(ref _meter) is null)
        {
            lock (_sent)
            {
                if (_meter is null)
                {
                    Interlocked.Add(ref total, count);
                    return null;
                }
            }
        }

        Interlocked.Add(ref total, count);
        return _meter;
    }
}
