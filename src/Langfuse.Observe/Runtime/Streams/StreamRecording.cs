using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>One enumeration of an observed stream: starts with its first step, adds up the items, ends exactly once.</summary>
internal struct StreamRecording<T>(StreamCall call)
{
    // The clock costs as much as the rest of an item, and only an enumerator that is never disposed needs it: where items come at once,
    // not each of them reads it.
    private const int ItemsOfAClockRead = 8;

    private Observation? _observation;
    private StreamOutput<T>? _output;
    private StreamContext _context;
    private long _lastStep;
    private long _items;
    private bool _isStarted;
    private bool _isOver;

    /// <summary>The observation while it lasts.</summary>
    private readonly Observation? Open => _isOver || _observation is not { IsEnded: false } ? null : _observation;

    /// <summary>Whether a step runs in the stream's context: also when the body has ended its observation by hand.</summary>
    private readonly bool HasContext => !_isOver && _observation is not null;

    /// <summary>Enters the stream's context, starting the observation with the first step.</summary>
    public void EnterStep()
    {
        if (!_isStarted)
        {
            Start();
        }

        EnterDisposal();
    }

    /// <summary>Enters the stream's context if there was a first step: a stream that was never enumerated is not observed.</summary>
    public void EnterDisposal()
    {
        if (HasContext)
        {
            _context.Enter();
        }
    }

    /// <summary>Leaves the stream's context.</summary>
    public void Leave()
    {
        if (HasContext)
        {
            _context.Leave();
        }
    }

    /// <summary>The stream has answered a step that it did not answer at once.</summary>
    public void Waited() => _lastStep = Environment.TickCount64;

    /// <summary>Takes an item, right before the consumer gets it.</summary>
    public void Add(T item)
    {
        if (Open is not { } observation)
        {
            return;
        }

        observation.ForgetFailure();
        try
        {
            if (_items == 0)
            {
                First(observation);
            }

            if (_items++ % ItemsOfAClockRead == 0)
            {
                _lastStep = Environment.TickCount64;
            }

            _output?.Add(item);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("adding an item of " + observation.Name, exception);
        }
    }

    /// <summary>The stream has ended of itself.</summary>
    public void Complete()
    {
        _observation?.ForgetFailure();
        Finish(isWhole: true);
    }

    /// <summary>The stream, or its disposal, throws: stands in a filter, and gives false. What leaves is recorded when the stream ends.</summary>
    public readonly bool Fail(Exception exception)
    {
        if (Open is { } observation)
        {
            ScopeExit.Fail(observation, exception);
        }

        return false;
    }

    /// <summary>The stream is over before its end: the consumer stopped, or it threw.</summary>
    public void Stop() => Finish(isWhole: false);

    /// <summary>The consumer let go of the enumerator without disposing it.</summary>
    public void Abandon()
    {
        if (Open is { } observation)
        {
            observation.Update(level: ObservationLevel.Warning, statusMessage: "abandoned: the enumerator was never disposed");
            Finish(isWhole: false, endTime: DateTime.UtcNow.AddMilliseconds(_lastStep - Environment.TickCount64));
        }
    }

    private void Start()
    {
        _isStarted = true;
        _observation = call.Start(out _context);
        _lastStep = Environment.TickCount64;
        if (_observation is { IsRecording: true, CapturesOutput: true })
        {
            _output = StreamOutput<T>.For(call.Method, _observation.Sink!.MaxFieldBytes);
        }
    }

    private static void First(Observation observation)
    {
        if (observation.Type is ObservationType.Generation)
        {
            observation.Update(completionStartTime: DateTimeOffset.UtcNow);
        }
    }

    private void Finish(bool isWhole, DateTime endTime = default)
    {
        var open = Open;
        _isOver = _isStarted;
        if (open is not { IsRecording: true } observation)
        {
            return;
        }

        try
        {
            Record(observation, isWhole);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("ending the stream " + observation.Name, exception);
        }

        observation.Finish(endTime);
    }

    private readonly void Record(Observation observation, bool isWhole)
    {
        if (_output is not null && !observation.Output.HasValue)
        {
            observation.Output = FieldMask.Apply(observation.Sink!, MaskedField.Output, _output.Finish());
            if (_output.Findings is { } findings)
            {
                FoundFields.OfOutput(observation, findings);
            }
        }

        if (!isWhole)
        {
            observation.Update(metadata: new Dictionary<string, object> { ["stream_completed"] = false, ["stream_items"] = _items });
        }
    }
}
