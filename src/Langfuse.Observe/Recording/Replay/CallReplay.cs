using System.ComponentModel;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Recording.Replay;

/// <summary>Answers observed calls from a stored trace in place of their code, in the async flow that entered it.</summary>
/// <remarks>For the test kit and for integrations; tests use <c>LangfuseReplay</c> of Langfuse.Observe.Testing.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CallReplay
{
    private static int s_entered;

    /// <summary>Whether any flow replays: all that is read while none does.</summary>
    internal static bool IsAny => Volatile.Read(ref s_entered) != 0;

    /// <summary>The replay that answers what this flow calls, or null.</summary>
    internal static CallReplay? InFlow => IsAny ? Ambient.Current?.Replay : null;

    /// <summary>The stored call that answers an observation of an integration's; null when its code is to run.</summary>
    /// <param name="observation">What is recorded of the call, with its input.</param>
    /// <remarks>When the trace has no such call, what is thrown is recorded on the observation.</remarks>
    public static RecordedCall? Answering(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        if (InFlow is not { } replay || !observation.IsRecording || !replay.Claims(observation.Name, observation.Type))
        {
            return null;
        }

        try
        {
            var call = replay.Take(observation.Name, observation.Type, observation.Input.ToString());
            return replay.ExceptionOf(call) is { } exception ? throw exception : call;
        }
        catch (Exception exception)
        {
            observation.Fail(exception);
            throw;
        }
    }

    /// <summary>As <see cref="Answering(Observation)"/>, for a call of a model. A layer that may make several calls is answered only where the trace has it as one.</summary>
    /// <param name="call">The call.</param>
    public static RecordedCall? Answering(ModelCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return InFlow is { } replay && !call.Observation.IsModelCall && replay.PassesThrough(call.Observation.Name) ? null : Answering(call.Observation);
    }

    /// <summary>Lets the replay answer what this flow calls from here on.</summary>
    protected void Enter()
    {
        Interlocked.Increment(ref s_entered);
        Ambient.Current = (Ambient.Current ?? new Ambient()) with { Replay = this };
    }

    /// <summary>Ends it.</summary>
    protected void Leave()
    {
        Interlocked.Decrement(ref s_entered);
        if (Ambient.Current is { } ambient && ReferenceEquals(ambient.Replay, this))
        {
            Ambient.Current = ambient with { Replay = null };
        }
    }

    /// <summary>Whether the trace answers calls of that name and type.</summary>
    public abstract bool Claims(string name, ObservationType type);

    /// <summary>Whether the next stored call of that name is a layer around several calls, whose code runs.</summary>
    public abstract bool PassesThrough(string name);

    /// <summary>The stored call that answers the present one. Throws when there is none.</summary>
    public abstract RecordedCall Take(string name, ObservationType type, string? input);

    /// <summary>The stored output as a value.</summary>
    public abstract T Read<T>(RecordedCall call);

    /// <summary>The stored output as the items of a stream.</summary>
    public abstract IEnumerable<T> ReadItems<T>(RecordedCall call);

    /// <summary>What the stored call threw; null when it returned.</summary>
    public abstract Exception? ExceptionOf(RecordedCall call);

    /// <summary>A call that it claims cannot be answered.</summary>
    /// <returns>The exception that says so.</returns>
    public abstract Exception Refuse(string name, string reason);
}
