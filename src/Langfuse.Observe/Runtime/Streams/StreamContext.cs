using System.Diagnostics;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>The context inside a stream: entered with each step, so that what the stream does belongs to its observation, and left after
/// it, so that the consumer's context is untouched.</summary>
/// <remarks>
/// While neither side changes its context between two steps, entering and leaving swap two known execution contexts: no allocation.
/// When a side did change it (an AsyncLocal was set), only the current activity is swapped, so that such changes are seen across the
/// steps exactly as without us.
/// </remarks>
internal struct StreamContext
{
    private Activity? _inside;
    private Activity? _outside;
    private Ambient? _insideAmbient;
    private Ambient? _outsideAmbient;
    private ExecutionContext? _insideContext;
    private ExecutionContext? _outsideContext;

    /// <summary>Takes what is current now as the stream's own.</summary>
    public static StreamContext OfCurrent() => new() { _inside = Activity.Current, _insideAmbient = Ambient.Current };

    /// <summary>Takes the context of a call that has begun.</summary>
    public static StreamContext Of(Observation call) => new() { _inside = call.Activity ?? Activity.Current, _insideAmbient = Ambient.Current };

    /// <summary>Makes the stream's context current.</summary>
    public void Enter()
    {
        var from = ExecutionContext.Capture();
        if (from is not null && ReferenceEquals(from, _outsideContext))
        {
            ExecutionContext.Restore(_insideContext!);
            return;
        }

        _outside = Activity.Current;
        _outsideAmbient = Ambient.Current;
        SetCurrent(_inside, _insideAmbient);
        _outsideContext = from;
        _insideContext = from is null ? null : ExecutionContext.Capture();
    }

    /// <summary>Makes the consumer's context current again. What the stream made current stays so for its next step.</summary>
    public void Leave()
    {
        if (_insideContext is not null && ReferenceEquals(_insideContext, ExecutionContext.Capture()))
        {
            ExecutionContext.Restore(_outsideContext!);
            return;
        }

        _inside = Activity.Current;
        _insideAmbient = Ambient.Current;
        _insideContext = null;
        _outsideContext = null;
        SetCurrent(_outside, _outsideAmbient);
    }

    private static void SetCurrent(Activity? activity, Ambient? ambient)
    {
        Activity.Current = CurrentActivity.Running(activity);
        if (!ReferenceEquals(Ambient.Current, ambient))
        {
            Ambient.Current = ambient;
        }
    }
}
