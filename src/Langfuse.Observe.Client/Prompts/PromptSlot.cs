namespace Langfuse.Observe.Prompts;

/// <summary>What is known of one key: the last good copy, the request under way, and since when requests fail.</summary>
internal sealed class PromptSlot(PromptKey key)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private Task<PromptCopy>? _flight;
    private LangfuseException? _failure;
    private long _failedAt;
    private TimeSpan _pause;

    public PromptKey Key => key;

    /// <summary>The last good copy, or null before the first one.</summary>
    public volatile PromptCopy? Copy;

    /// <summary>When it was asked for last: what goes first when there are too many.</summary>
    public long LastUsed;

    /// <summary>The request under way, or a new one: however many ask, there is one.</summary>
    /// <param name="start">Makes a request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="waits">False for a caller who has something else: once a request has failed, the next one is made behind its back.</param>
    /// <exception cref="LangfuseException">Requests fail, and the next one is not due, or is not waited for.</exception>
    public Task<PromptCopy> Fly(Func<PromptSlot, Task<PromptCopy>> start, TimeProvider time, bool waits)
    {
        lock (_gate)
        {
            var isDue = _failure is null || time.GetElapsedTime(_failedAt) >= _pause;
            if (_flight is not { IsCompleted: false } && isDue)
            {
                Start(start);
            }

            return _failure is { } failure && (!waits || _flight is not { IsCompleted: false }) ? throw Again(failure) : _flight!;
        }
    }

    private void Start(Func<PromptSlot, Task<PromptCopy>> start)
    {
        // The request belongs to all who wait for it: it flows with nobody's trace.
        using (ExecutionContext.SuppressFlow())
        {
            _flight = Task.Run(() => start(this));
        }

        // Nobody may be left to see it fail.
        _ = _flight.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>Whether a request may be made now.</summary>
    public bool IsDue(TimeProvider time)
    {
        lock (_gate)
        {
            return _flight is not { IsCompleted: false } && (_failure is null || time.GetElapsedTime(_failedAt) >= _pause);
        }
    }

    public void Succeeded(PromptCopy copy)
    {
        lock (_gate)
        {
            Copy = copy;
            (_failure, _pause) = (null, default);
        }
    }

    /// <summary>The server could not be asked: for a while, longer each time, it is left alone.</summary>
    public void Failed(LangfuseException failure, TimeProvider time)
    {
        lock (_gate)
        {
            _failure = failure;
            _failedAt = time.GetTimestamp();
            _pause = _pause == default ? s_firstPause : _pause * 2 < s_longestPause ? _pause * 2 : s_longestPause;
        }
    }

    private static LangfuseException Again(LangfuseException failure) =>
        new(failure.Message, failure.StatusCode, failure) { Code = failure.Code, RequestId = failure.RequestId, Body = failure.Body };
}
