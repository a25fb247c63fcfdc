using System.Collections;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Runtime.Streams;

namespace Langfuse.Observe.Runtime;

/// <summary>What woven code calls. Do not call it by hand: put <see cref="ObserveAttribute"/> on the method.</summary>
/// <remarks>Woven assemblies outlive the version of this library that they were woven against: members are only ever added.
/// Each takes the observation or null, so that woven code needs no branch; each is fenced, so that nothing of ours reaches user code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ObservationScope
{
    /// <summary>A call of an observed method begins. Null while nothing records.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Observation? Begin(ObservedMethod method) => RecordingSwitch.IsOn ? ScopeEntry.Begin(method) : null;

    /// <summary>A call begins whose parameters name the trace and the parent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Observation? Begin(ObservedMethod method, string? traceId, string? parentObservationId) =>
        RecordingSwitch.IsOn ? ScopeEntry.Begin(method, traceId, parentObservationId) : null;

    /// <summary>A call begins that gives back a stream: arguments are captured now, the observation starts with each enumeration.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Observation? BeginStream(ObservedMethod method) => RecordingSwitch.IsOn ? StreamTemplate.Begin(method) : null;

    /// <summary>A call begins that gives back a stream, and whose parameters name the trace and the parent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Observation? BeginStream(ObservedMethod method, string? traceId, string? parentObservationId) =>
        RecordingSwitch.IsOn ? StreamTemplate.Begin(method, traceId, parentObservationId) : null;

    /// <summary>Records one argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Argument<T>(Observation? scope, string name, T value)
    {
        if (scope is { CapturesInput: true })
        {
            ScopeArguments.Add(scope, name, value);
        }
    }

    /// <summary>Records one argument that was given by reference. The reference is read only while something records.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReferenceArgument<T>(Observation? scope, string name, ref readonly T value)
    {
        // Unsafe code can pass a reference to nothing; reading it would be our crash in the user's method.
        if (scope is { CapturesInput: true } && !Unsafe.IsNullRef(in value))
        {
            ScopeArguments.Add(scope, name, value);
        }
    }

    /// <summary>Records one argument that is a span of characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Argument(Observation? scope, string name, ReadOnlySpan<char> value)
    {
        if (scope is { CapturesInput: true })
        {
            ScopeArguments.AddText(scope, name, value);
        }
    }

    /// <summary>Records one argument that is a span of characters and was given by reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReferenceArgument(Observation? scope, string name, ref readonly ReadOnlySpan<char> value)
    {
        if (scope is { CapturesInput: true })
        {
            ScopeArguments.AddReferredText(scope, name, in value);
        }
    }

    /// <inheritdoc cref="ReferenceArgument(Observation?, string, ref readonly ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReferenceArgument(Observation? scope, string name, ref readonly Span<char> value)
    {
        if (scope is { CapturesInput: true })
        {
            ScopeArguments.AddReferredText(scope, name, in value);
        }
    }

    /// <summary>What a reference points to; the default while nothing records, and of a reference to nothing, which unsafe code can pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Dereference<T>(ref readonly T reference) => RecordingSwitch.IsOn && !Unsafe.IsNullRef(in reference) ? reference : default;

    /// <summary>Records the type's name in the place of an argument that cannot be recorded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OpaqueArgument(Observation? scope, string name, string typeName)
    {
        if (scope is { CapturesInput: true })
        {
            ScopeArguments.AddText(scope, name, typeName);
        }
    }

    /// <summary>Records <c>***</c> in the place of an argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SensitiveArgument(Observation? scope, string name)
    {
        if (scope is { CapturesInput: true })
        {
            ScopeArguments.AddText(scope, name, "***");
        }
    }

    /// <summary>All arguments have been given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EndArguments(Observation? scope)
    {
        if (scope is { CapturesInput: true })
        {
            ScopeArguments.Finish(scope);
        }
    }

    /// <summary>The argument is the user's id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void UserId<T>(Observation? scope, T value)
    {
        if (scope is not null)
        {
            ScopeMarkers.UserId(scope, value);
        }
    }

    /// <summary>The argument is the session's id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SessionId<T>(Observation? scope, T value)
    {
        if (scope is not null)
        {
            ScopeMarkers.SessionId(scope, value);
        }
    }

    /// <summary>The argument is the name of the model.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Model<T>(Observation? scope, T value)
    {
        if (scope is not null)
        {
            ScopeMarkers.Model(scope, value);
        }
    }

    /// <summary>The text of an id that a marked parameter holds.</summary>
    public static string? IdText<T>(T value) => RecordingSwitch.IsOn ? ScopeMarkers.Text(value) : null;

    /// <summary>The call returns without a result, or with one that is not captured.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Complete(Observation? scope)
    {
        if (scope is not null)
        {
            ScopeExit.Complete(scope);
        }
    }

    /// <summary>The call returns a result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Complete<T>(Observation? scope, T result)
    {
        if (scope is not null)
        {
            ScopeExit.Complete(scope, result);
        }
    }

    /// <summary>The call returns a reference. It is read only while something records.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CompleteReference<T>(Observation? scope, ref readonly T result)
    {
        if (scope is not null)
        {
            if (Unsafe.IsNullRef(in result))
            {
                ScopeExit.Complete(scope);
            }
            else
            {
                ScopeExit.Complete(scope, result);
            }
        }
    }

    /// <summary>The call returns a span of characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Complete(Observation? scope, ReadOnlySpan<char> result)
    {
        if (scope is not null)
        {
            ScopeExit.CompleteText(scope, result);
        }
    }

    /// <summary>An exception passes: stands in a filter, keeps it until the call is over and gives false; true when a stored trace answers the call.</summary>
    public static bool Fail(object exception, Observation? scope)
    {
        if (scope is null)
        {
            return false;
        }

        if (BodyReplacedException.Is(exception, scope))
        {
            return true;
        }

        ScopeExit.Fail(scope, exception);
        return false;
    }

    /// <summary>An exception filter of the method's own begins, before what failed below it has unwound: the method itself is current in it.</summary>
    /// <returns>What <see cref="LeaveFilter"/> puts back.</returns>
    public static object? EnterFilter(Observation? scope) => scope is null ? null : ScopeFilter.Enter(scope);

    /// <summary>An exception filter of the method's own has decided.</summary>
    public static void LeaveFilter(object? before)
    {
        if (before is not null)
        {
            ScopeFilter.Leave(before);
        }
    }

    /// <summary>The call is over, however it went: stands in a fault block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void End(Observation? scope) => scope?.Finish();

    /// <summary>The kick-off of an async method returns to its caller: what was current before is current again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Leave(Observation? scope) => scope?.Leave();

    /// <summary>An async method is about to set its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AsyncComplete<T>(T result, Observation? scope)
    {
        if (scope is not null)
        {
            ScopeExit.Complete(scope, result);
        }
    }

    /// <summary>An async method is about to finish without a result, or with one that is not captured.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AsyncComplete(Observation? scope)
    {
        if (scope is not null)
        {
            ScopeExit.Complete(scope);
        }
    }

    /// <summary>An async method is about to set its exception.</summary>
    public static void AsyncFail(Exception exception, Observation? scope)
    {
        if (scope is not null && !BodyReplacedException.Is(exception, scope))
        {
            ScopeExit.Fail(scope, exception);
            scope.Finish();
        }
    }

    /// <summary>The body of an asynchronous iterator is about to yield: what it has made current is kept for its next step.</summary>
    /// <param name="kept">Where the enumeration keeps it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Yield(ref object? kept)
    {
        if (RecordingSwitch.IsOn)
        {
            ScopeYield.Keep(ref kept);
        }
    }

    /// <summary>The body of an asynchronous iterator begins or goes on.</summary>
    /// <param name="kept">Where the enumeration keeps what was current at the last yield.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Resume(ref object? kept)
    {
        if (kept is not null)
        {
            ScopeYield.Resume(kept);
        }
    }
}
