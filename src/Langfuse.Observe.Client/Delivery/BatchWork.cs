namespace Langfuse.Observe.Delivery;

/// <summary>What of a batch has not come to its end. Whoever sends it and whoever ends the client meanwhile agree here on who sees to what.</summary>
internal sealed class BatchWork
{
    private readonly object _gate = new();
    private readonly Stack<BatchPart> _parts = new();
    private readonly IBatchHome _home;
    private Dictionary<int, int>? _repeats;
    private BatchPart? _current;
    private bool _isOver;

    /// <param name="batch">The batch.</param>
    /// <param name="home">Where its units are.</param>
    /// <param name="parts">What is to be sent, in the order in which it is.</param>
    /// <param name="timeout">How long one request may take.</param>
    public BatchWork(Batch batch, IBatchHome home, IReadOnlyList<BatchPart> parts, TimeSpan timeout)
    {
        Batch = batch;
        _home = home;
        Timeout = timeout;
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            _parts.Push(parts[i]);
        }
    }

    public Batch Batch { get; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; private set; }

    /// <summary>What is known of units that the server refuses.</summary>
    public RefusalSearch? Search { get; set; }

    /// <summary>Whether anything is left to be sent from here.</summary>
    public bool HasNext
    {
        get
        {
            lock (_gate)
            {
                return !_isOver && _parts.Count > 0;
            }
        }
    }

    public bool TryNext([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out BatchPart? part)
    {
        lock (_gate)
        {
            part = null;
            var has = !_isOver && _parts.TryPop(out part);
            _current = part;
            return has;
        }
    }

    /// <summary>Ends the current part: some of its units have come to their end, others are to be sent again.</summary>
    public void Settle(BatchPart part, int dropped, DropReason reason, BatchPart? again = null)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _current = null;
            if (again is { Count: > 0 })
            {
                _parts.Push(again);
            }

            if (part.Count > 0)
            {
                _home.Settle(part, dropped, reason);
            }
        }
    }

    /// <summary>Puts the current part back, whole or in pieces; the first is sent first.</summary>
    public void Again(params ReadOnlySpan<BatchPart> parts)
    {
        lock (_gate)
        {
            _current = null;
            for (var i = parts.Length - 1; i >= 0; i--)
            {
                _parts.Push(parts[i]);
            }
        }
    }

    /// <summary>Puts smaller parts in the place of the one that is next.</summary>
    public void TryReplace(BatchPart next, BatchPart[] parts)
    {
        lock (_gate)
        {
            if (!_isOver && _parts.TryPeek(out var top) && ReferenceEquals(top, next))
            {
                _parts.Pop();
                Again(parts);
            }
        }
    }

    /// <summary>The time was too short: it is doubled, up to <paramref name="longest"/>.</summary>
    public void TakeMoreTime(TimeSpan longest)
    {
        var doubled = Timeout * 2;
        Timeout = doubled < longest ? doubled : (Timeout > longest ? Timeout : longest);
    }

    /// <summary>Puts what is left where it can wait.</summary>
    /// <returns>False when it must be sent again from here.</returns>
    public bool TryPutOff()
    {
        lock (_gate)
        {
            return _isOver || End(_home.TryKeep);
        }
    }

    /// <summary>Ends the work from outside, though a request may be under way whose answer then no longer counts: what is left goes where it can
    /// wait, or is dropped.</summary>
    public void GiveUp(DropReason reason)
    {
        lock (_gate)
        {
            if (!_isOver && !End(_home.TryKeep))
            {
                End(left =>
                {
                    var part = BatchPart.At(left.SelectMany(static part => part.Indices).Order());
                    _home.Settle(part, part.Count, reason);
                    return true;
                });
            }
        }
    }

    /// <summary>As <see cref="GiveUp"/>, but what has no place to wait stays with whoever sends it.</summary>
    public void TryKeep()
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                End(_home.TryKeep);
            }
        }
    }

    /// <summary>Whether a unit that the server failed to take alone may be sent once more.</summary>
    public bool MayRepeat(int index, int most)
    {
        _repeats ??= [];
        var count = _repeats.GetValueOrDefault(index) + 1;
        _repeats[index] = count;
        return count <= most;
    }

    private bool End(Func<IReadOnlyCollection<BatchPart>, bool> keep)
    {
        IReadOnlyCollection<BatchPart> left = _current is null ? [.. _parts] : [_current, .. _parts];
        if (left.Count > 0 && !keep(left))
        {
            return false;
        }

        _isOver = true;
        _parts.Clear();
        _current = null;
        return true;
    }
}
