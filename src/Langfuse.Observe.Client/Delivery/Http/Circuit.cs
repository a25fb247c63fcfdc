namespace Langfuse.Observe.Delivery.Http;

/// <summary>Stops hammering a server that fails: after a failure one request at a time is let through, at growing distances.</summary>
internal sealed class Circuit(TimeSpan firstDelay, TimeSpan longestDelay) : IDisposable
{
    private static readonly TimeSpan s_nudgeDistance = TimeSpan.FromMilliseconds(500);

    private readonly object _gate = new();
    private readonly SemaphoreSlim _probe = new(1, 1);
    private TaskCompletionSource _changed = NewChange();
    private int _failures;
    private int _epoch;
    private long _notBefore;
    private long _orderedUntil;
    private long _lastFailure;

    public Circuit()
        : this(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30))
    {
    }

    /// <summary>Whether the last request failed.</summary>
    public bool IsOpen => Volatile.Read(ref _failures) > 0;

    /// <summary>How long until the next request is due; zero when one may go now.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (_gate)
            {
                var milliseconds = _failures == 0 ? 0 : _notBefore - Environment.TickCount64;
                return milliseconds <= 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(milliseconds);
            }
        }
    }

    /// <summary>Waits for leave to make a request.</summary>
    public async Task<CircuitTurn> EnterAsync(CancellationToken stop)
    {
        if (!IsOpen)
        {
            return new(IsProbe: false, Volatile.Read(ref _epoch));
        }

        await _probe.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            while (Wait is { Ticks: > 0 } wait)
            {
                await WaitForChangeAsync(wait, stop).ConfigureAwait(false);
            }
        }
        catch
        {
            _probe.Release();
            throw;
        }

        return new(IsProbe: true, Volatile.Read(ref _epoch));
    }

    /// <summary>Leave to make a request now, or null.</summary>
    public CircuitTurn? TryEnter()
    {
        if (!IsOpen)
        {
            return new(IsProbe: false, Volatile.Read(ref _epoch));
        }

        if (Wait > TimeSpan.Zero || !_probe.Wait(0))
        {
            return null;
        }

        return new(IsProbe: true, Volatile.Read(ref _epoch));
    }

    /// <summary>Says how the request went.</summary>
    public void Leave(CircuitTurn turn, bool isHealthy, TimeSpan? retryAfter = null)
    {
        lock (_gate)
        {
            if (isHealthy)
            {
                _failures = 0;
                _orderedUntil = 0;
                _epoch++;
            }
            else if (turn.IsProbe || turn.Epoch == _epoch)
            {
                // Requests that were under way together and failed together count once.
                _epoch++;
                _failures++;
                Postpone(retryAfter);
            }
        }

        Release(turn);
        Changed();
    }

    /// <summary>Gives a turn back without a request.</summary>
    public void Abandon(CircuitTurn turn) => Release(turn);

    /// <summary>No request for so long, as after a failure.</summary>
    public void Pause(TimeSpan time)
    {
        lock (_gate)
        {
            _failures = Math.Max(_failures, 1);
            _epoch++;
            _orderedUntil = _notBefore = Math.Max(_notBefore, Environment.TickCount64 + (long)time.TotalMilliseconds);
        }

        Changed();
    }

    /// <summary>Someone waits for a flush: the next try may come at once, unless the server asked for patience.</summary>
    public void Nudge()
    {
        lock (_gate)
        {
            var earliest = Math.Max(_orderedUntil, _lastFailure + (long)s_nudgeDistance.TotalMilliseconds);
            _notBefore = Math.Min(_notBefore, earliest);
        }

        Changed();
    }

    /// <summary>Waits until something changes, or for so long.</summary>
    public async Task WaitForChangeAsync(TimeSpan longest, CancellationToken stop)
    {
        var changed = Volatile.Read(ref _changed).Task;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(changed, Task.Delay(longest, timer.Token)).ConfigureAwait(false);
        await timer.CancelAsync().ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
    }

    public void Dispose() => _probe.Dispose();

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Postpone(TimeSpan? retryAfter)
    {
        var now = Environment.TickCount64;
        var backoff = Math.Min(firstDelay.TotalMilliseconds * Math.Pow(2, Math.Min(_failures - 1, 20)), longestDelay.TotalMilliseconds);

        // Full jitter over the upper half, so that many processes do not come back together.
        var wait = (backoff / 2) + (Random.Shared.NextDouble() * backoff / 2);
        _lastFailure = now;
        _orderedUntil = retryAfter is { } ordered ? now + (long)ordered.TotalMilliseconds : 0;
        _notBefore = Math.Max(now + (long)wait, _orderedUntil);
    }

    private void Release(CircuitTurn turn)
    {
        if (turn.IsProbe)
        {
            _probe.Release();
        }
    }

    private void Changed() => Interlocked.Exchange(ref _changed, NewChange()).TrySetResult();
}
