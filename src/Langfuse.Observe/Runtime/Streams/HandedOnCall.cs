using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>A call whose body ran when it was called, and which gave back a stream that another method made: the first enumeration goes on with its
/// observation, any other is an observation of its own.</summary>
internal sealed class HandedOnCall : StreamCall
{
    private readonly Observation _call;
    private readonly StreamContext _inside;
    private readonly MadeContext _made;

    // The observation's own is gone once it has been delivered.
    private readonly CapturedText _input;
    private DateTime _returned = DateTime.UtcNow;
    private int _isTaken;

    private HandedOnCall(Observation call)
        : base(call.Method!)
    {
        _call = call;
        call.ForgetFailure();
        _inside = StreamContext.Of(call);
        _input = call.Input.HasValue ? CapturedText.Copy(call.Input.Utf8) : default;
        call.Leave();
        _made = MadeContext.OfCurrent();
    }

    // Only reached when nobody enumerated it: what its body did is recorded all the same.
    ~HandedOnCall() => Guard.Run("a stream that was never enumerated", this, static stream => stream._call.Finish(stream._returned));

    public override Observation? Maker => _call.Parent;

    /// <summary>How many observations are around the call's.</summary>
    public int Depth
    {
        get
        {
            var depth = 0;
            for (var around = _call.Parent; around is not null; around = around.Parent)
            {
                depth++;
            }

            return depth;
        }
    }

    /// <summary>Null when the call is not a method's with [Observe], or gave back null: then it is over.</summary>
    public static new HandedOnCall? Of(Observation scope, object? stream)
    {
        if (stream is not null && scope.Method is not null)
        {
            return new HandedOnCall(scope);
        }

        scope.Leave();
        ScopeExit.Complete(scope, stream);
        return null;
    }

    /// <summary>A call that gave back a task whose result will be the stream.</summary>
    public static HandedOnCall OfTask(Observation scope) => new(scope);

    /// <summary>The task has given the stream.</summary>
    public void Arrived() => _returned = DateTime.UtcNow;

    /// <summary>The task gave no stream that can be followed: who sees that ends the observation.</summary>
    public void GiveUp() => Take();

    public override Observation? Start(out StreamContext inside)
    {
        if (!_call.IsRecording || Take())
        {
            inside = _inside;
            return _call;
        }

        using var maker = _made.Enter();
        var again = ObservationStarter.Start(new(Method.Name, Method.Type)
        {
            Method = Method,
            IsRoot = Method.IsRoot,
            TraceId = _call.HasRemoteParent ? _call.TraceId : null,
            ParentObservationId = _call.HasRemoteParent ? _call.Activity!.ParentSpanId.ToHexString() : null,
        });
        inside = StreamContext.OfCurrent();
        if (again is { IsRecording: true })
        {
            Repeat(again);
        }

        again?.Leave();
        return again;
    }

    /// <summary>From here on the enumerator, or who gives up, sees to the end.</summary>
    /// <returns>Whether nobody else has.</returns>
    private bool Take()
    {
#pragma warning disable CA1816 // it is not disposed
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
        return Interlocked.Exchange(ref _isTaken, 1) == 0;
    }

    private void Repeat(Observation again)
    {
        if (_input.HasValue && again.CapturesInput)
        {
            again.Input = CapturedText.Copy(_input.Utf8);
        }

        if (_call.Details?.Model is { } model)
        {
            again.Update(model: model);
        }

        if (!ReferenceEquals(again.Root, _call.Root) && _call.Trace?.Fields is { } trace)
        {
            new TraceUpdate(again) { UserId = trace.UserId, SessionId = trace.SessionId }.Apply();
        }
    }
}
