namespace Langfuse.Observe.Delivery;

/// <summary>Where the last of what a flush waits for was in the queue, and then among the batches that were encoded ahead.</summary>
internal sealed class FlushMark(IBatchSource source, BatchesAhead ahead)
{
    private readonly long[] _inSource = source.Mark();
    private long? _inAhead;

    /// <summary>Whether all of it is on its way.</summary>
    public bool HasPassed()
    {
        if (_inAhead is null && source.HasPassed(_inSource))
        {
            _inAhead = ahead.Added;
        }

        return _inAhead is { } mark && ahead.Left >= mark;
    }
}
