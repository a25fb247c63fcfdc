namespace Langfuse.Observe.Delivery;

/// <summary>The search for the units for which the server refuses a whole request (wire contract 1.2). A unit is dropped only when it was
/// refused alone; what is not yet known is sent again in smaller parts.</summary>
/// <remarks>Units of a shape (<see cref="UnitShape"/>) that was refused alone and never taken are set apart from the rest, so that many bad
/// units of one kind cost few requests. Every request delivers, splits or drops, so the search ends; how many requests it makes in one go
/// is bounded.</remarks>
internal sealed class RefusalSearch(TimeProvider time)
{
    private const int MostRequests = 512;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);

    private readonly HashSet<ulong> _refused = [];
    private readonly HashSet<ulong> _taken = [];
    private readonly Dictionary<BatchPart, BatchPart> _rests = [];
    private long _started = time.GetTimestamp();
    private int _requests;
    private int _pauses;

    /// <summary>Whether the search has taken so much by now that the server is to be left alone for a while.</summary>
    public bool IsExhausted => _requests >= MostRequests || time.GetElapsedTime(_started) > s_longest;

    /// <summary>The server took a part.</summary>
    public void Took(Batch batch, BatchPart part)
    {
        foreach (var index in part.Indices)
        {
            var shape = UnitShape.Of(batch, index);
            _taken.Add(shape);
            _refused.Remove(shape);
        }
    }

    /// <summary>The server refused a unit alone.</summary>
    public void Refused(Batch batch, int index)
    {
        _requests++;
        var shape = UnitShape.Of(batch, index);
        if (!_taken.Contains(shape))
        {
            _refused.Add(shape);
        }
    }

    /// <summary>The server refused a part: which parts to send instead.</summary>
    public BatchPart[] Split(Batch batch, BatchPart part)
    {
        _requests++;
        if (_refused.Count > 0)
        {
            var suspects = part.Indices.Where(index => _refused.Contains(UnitShape.Of(batch, index))).ToList();
            if (suspects.Count > 0 && suspects.Count < part.Count)
            {
                return [BatchPart.At(part.Indices.Except(suspects)), BatchPart.At(suspects)];
            }
        }

        var (first, rest) = (part.First(part.Count / 2), part.After(part.Count / 2));
        _rests[first] = rest;
        return [first, rest];
    }

    /// <summary>When the first half of what was refused is taken, the fault lies in the rest: no need to ask for it whole.</summary>
    /// <returns>That rest, if it can be split; null else.</returns>
    public BatchPart? Rest(BatchPart first) => _rests.Remove(first, out var rest) && rest.Count > 1 ? rest : null;

    /// <summary>How long to leave the server alone before the search goes on.</summary>
    public TimeSpan Pause()
    {
        _requests = 0;
        _started = time.GetTimestamp();
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(_pauses++, 10)));
        return pause < s_longestPause ? pause : s_longestPause;
    }
}
