using System.Diagnostics;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Runtime.Failures;
using Langfuse.Observe.Runtime.Streams;

namespace Langfuse.Observe;

/// <content>What is kept of the observation until it is delivered. One is made per recorded call, so each field is weighed.</content>
public sealed partial class Observation
{
    // A value of _ended.
    private const int Sent = 2;

    private static readonly object[] s_gates = [.. Enumerable.Range(0, 64).Select(static _ => new object())];

    // While this records, the activity that was current before (or null); else its SilentState. One field: an observation is one of the two.
    private readonly object? _previousOrSilent;

    // The observed method, or what is kept of a start by hand (null where nothing is).
    private object? _methodOrStart;

    // Under the first observation of a trace, that one; on the first itself its LocalTrace, or null while there is nothing to keep.
    private object? _rootOrTrace;
    private ObservationDetails? _details;
    private int _ended;
    private byte _type;
    private byte _level;
    private bool _hasUsageBelow;
    private Flags _flags;

    internal Observation(
        in ObservationStart start, ObservationSink sink, Activity activity, Observation? parent, PropagatedValues? propagated, Activity? previous)
    {
        Sink = sink;
        Activity = activity;
        Parent = parent;
        _rootOrTrace = parent?.Root;
        _methodOrStart = start.Method;
        _type = (byte)start.Type;
        Propagated = propagated;
        _previousOrSilent = previous;
        _level = (byte)(start.Method?.Level ?? ObservationLevel.Default);
        _flags = sink.CapturesContent ? Captures(start.Method) : Flags.None;
    }

    /// <summary>A handle that records nothing.</summary>
    internal Observation(ObservationType type, SilentState state)
    {
        _type = (byte)type;
        _previousOrSilent = state;
    }

    /// <summary>What the enumerations of a stream start from: arguments are captured, nothing is started.</summary>
    internal Observation(ObservedMethod method, StreamTemplate template)
    {
        _methodOrStart = method;
        _type = (byte)method.Type;
        _flags = Captures(method) & Flags.CapturesInput;
        _previousOrSilent = template;
    }

    /// <summary>Whether anything is recorded. False while there is no client, tracing is off or the trace is not sampled: costly values need not be made.</summary>
    public bool IsRecording => Activity is not null;

    internal bool IsEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Whether it has been written for delivery: what is said from then on reaches it no more.</summary>
    internal bool IsSent => Volatile.Read(ref _ended) == Sent;

    internal bool CapturesInput => (_flags & Flags.CapturesInput) != 0;

    internal bool CapturesOutput => (_flags & Flags.CapturesOutput) != 0;

    /// <summary>Whether the handle came from <c>StartTrace</c>: scores given through it judge the trace.</summary>
    internal bool IsTraceHandle
    {
        get => (_flags & Flags.IsTraceHandle) != 0;
        set => _flags = value ? _flags | Flags.IsTraceHandle : _flags & ~Flags.IsTraceHandle;
    }

    /// <summary>Whether work that goes on after the end belongs to this: what an observed method left running. What was started by hand is current
    /// until it ends.</summary>
    internal bool IsOrigin => Method is not null && (_flags & Flags.IsLeftBehind) == 0;

    /// <summary>Whether the parent's id came from outside this process.</summary>
    internal bool HasRemoteParent
    {
        get => (_flags & Flags.HasRemoteParent) != 0;
        init => _flags = value ? _flags | Flags.HasRemoteParent : _flags;
    }

    /// <summary>Whether this is a call of a model as such: layers below that see the same call leave it alone.</summary>
    internal bool IsModelCall
    {
        get => (_flags & Flags.IsModelCall) != 0;
        set => _flags = value ? _flags | Flags.IsModelCall : _flags & ~Flags.IsModelCall;
    }

    /// <summary>Whether usage was recorded below: what is found on this one is that of its callees, summed up. Set by whichever thread ends a callee.</summary>
    internal bool HasUsageBelow
    {
        get => Volatile.Read(ref _hasUsageBelow);
        set => Volatile.Write(ref _hasUsageBelow, value);
    }

    /// <summary>Whether a stored trace answers the call in place of its body.</summary>
    internal bool IsReplayed
    {
        get => (_flags & Flags.IsReplayed) != 0;
        set => _flags = value ? _flags | Flags.IsReplayed : _flags & ~Flags.IsReplayed;
    }

    /// <summary>What looked like a call of a model turned out to be several of them.</summary>
    internal void Demote() => _type = (byte)ObservationType.Chain;

    /// <summary>Null when nothing is recorded.</summary>
    internal Activity? Activity { get; }

    internal ObservationSink? Sink { get; }

    internal Observation? Parent { get; }

    /// <summary>The first observation of this trace in this process.</summary>
    internal Observation Root => _rootOrTrace as Observation ?? this;

    /// <summary>What is kept of the trace; null while there is nothing.</summary>
    internal LocalTrace? Trace => Volatile.Read(ref Root._rootOrTrace) as LocalTrace;

    internal ObservedMethod? Method => _methodOrStart as ObservedMethod;

    /// <summary>What is kept of its start by hand, for the case that nobody ends it.</summary>
    internal OpenStart? OpenStart => _methodOrStart as OpenStart;

    internal PropagatedValues? Propagated { get; }

    internal ObservationLevel Level => (ObservationLevel)_level;

    /// <summary>The fields that most observations do not have; null while none was set.</summary>
    internal ObservationDetails? Details => Volatile.Read(ref _details);

    internal CapturedText Input;

    internal CapturedText Output;

    /// <summary>What left the observed call; known once it has ended.</summary>
    internal Failure? Failure => Details?.Failure;

    /// <summary>Whether an exception has left the observed call, or is about to.</summary>
    internal bool HasFailed => Details is { Leaving: not null } or { Failure: not null };

    internal StreamTemplate? Template => _previousOrSilent as StreamTemplate;

    /// <summary>The activity that was current before this began, or null.</summary>
    internal Activity? Before => _previousOrSilent as Activity;

    private SilentState? Silence => _previousOrSilent as SilentState;

    /// <summary>What guards the fields. Not the observation itself, which users can lock; and not a field of its own, of which there would be one for
    /// every recorded call: a few are shared.</summary>
    internal object Gate => s_gates[System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this) % s_gates.Length];

    internal void SetLevel(ObservationLevel level) => _level = (byte)level;

    /// <summary>Those fields, made at the first need; calls below come for them from threads of their own.</summary>
    internal ObservationDetails GetDetails() =>
        Details ?? Interlocked.CompareExchange(ref _details, new ObservationDetails(), null) ?? Details!;

    /// <summary>What is kept of the trace, made at the first need.</summary>
    internal LocalTrace GetTrace() =>
        Trace ?? Interlocked.CompareExchange(ref Root._rootOrTrace, new LocalTrace(), null) as LocalTrace ?? Trace!;

    /// <summary>An exception is on its way out of the observed call. It is recorded when the call ends, unless it is replaced before, or the
    /// call completes after all: in the first pass of exception handling nothing has unwound yet.</summary>
    internal void ExpectFailure(Exception exception)
    {
        if ((IsRecording && !IsEnded) || Template is not null)
        {
            GetDetails().Leaving = exception;
        }
    }

    /// <summary>The exception did not leave: the call completes.</summary>
    internal void ForgetFailure()
    {
        if (Details is { Leaving: not null } details)
        {
            details.Leaving = null;
        }
    }

    /// <summary>It was started by hand: if it is never ended, its sink can say so.</summary>
    internal void WatchForEnd(OpenStarts starts) => _methodOrStart = starts.Add(this, Activity!);

    internal void MarkSent() => Volatile.Write(ref _ended, Sent);

    /// <summary>Makes the caller's context what it was before this observation started.</summary>
    internal void Leave()
    {
        if (Activity is null)
        {
            Silence!.Leave();
        }
        else if (ReferenceEquals(Activity.Current, Activity))
        {
            CurrentActivity.Return(Before);
        }
    }

    /// <param name="endTime">In UTC; by default now.</param>
    internal void Finish(DateTime endTime = default)
    {
        if (Activity is not { } activity)
        {
            Template?.Fail(this);
            Silence!.End();
            return;
        }

        if (Details is { LastFollowed: not null } details)
        {
            FollowedCall.EndCompleted(details);
        }

        if (Interlocked.CompareExchange(ref _ended, 1, 0) != 0)
        {
            return;
        }

        if (Details is { Usage: not null } or { Cost: not null })
        {
            ModelCall.MarkAbove(activity);
        }

        if (OpenStart is { } start)
        {
            OpenStarts.Remove(start);
        }

        Stop(activity, endTime);
        RecordFailure();
        try
        {
            Sink!.Accept(this);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("ending " + Name, exception);
        }
    }

    private void RecordFailure()
    {
        if (Details?.Leaving is not { } exception)
        {
            return;
        }

        try
        {
            var failure = new Failure(this, exception, Details.FailureBelow);
            lock (Gate)
            {
                Details.Failure = failure;
                Details.StatusMessage = failure.StatusMessage;
                SetLevel(failure.Kind == FailureKind.Cancelled ? ObservationLevel.Warning : ObservationLevel.Error);
                Details.Leaving = null;
            }

            if (Parent is { IsEnded: false } parent)
            {
                parent.GetDetails().FailureBelow = failure;
            }
        }
        catch (Exception ours)
        {
            SelfLog.Fenced("recording the exception of " + Name, ours);
        }
    }

    private void Stop(Activity activity, DateTime endTime)
    {
        try
        {
            if (endTime != default)
            {
                activity.SetEndTime(endTime);
            }

            // Stop makes the activity before this one current, also in a flow where this one never was, and also when that one has stopped.
            var current = Activity.Current;
            using (Unobserved.Open())
            {
                activity.Stop();
            }

            if (!ReferenceEquals(current, activity))
            {
                CurrentActivity.Return(current);
                if (current is not null && CurrentActivity.IsLeftBehind(activity, current))
                {
                    _flags |= Flags.IsLeftBehind;
                }
            }
            else if (Before is { IsStopped: true } before)
            {
                CurrentActivity.Mend(before);
            }
        }
        catch (Exception exception)
        {
            // Somebody's activity listener threw; the observation is delivered all the same.
            SelfLog.Fenced("stopping the activity of " + Name, exception);
        }
    }

    private static Flags Captures(ObservedMethod? method) =>
        (method is { CapturesInput: false } ? Flags.None : Flags.CapturesInput) | (method is { CapturesOutput: false } ? Flags.None : Flags.CapturesOutput);

    [Flags]
    private enum Flags : byte
    {
        None = 0,
        CapturesInput = 1,
        CapturesOutput = 2,
        IsTraceHandle = 4,
        HasRemoteParent = 8,
        IsLeftBehind = 16,
        IsModelCall = 32,
        IsReplayed = 64,
    }
}
