using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Recording.Replay;
using Langfuse.Observe.Runtime.Streams;

namespace Langfuse.Observe.Runtime;

/// <summary>An observed call that a stored trace answers.</summary>
internal static class ScopeReplay
{
    /// <summary>Marks a call that begins when the replay of this flow claims it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Observation? Mark(Observation? scope, ObservedMethod method)
    {
        if (scope is null || CallReplay.InFlow is not { } replay || !replay.Claims(method.Name, method.Type))
        {
            return scope;
        }

        if (!method.CanReplay)
        {
            var refused = replay.Refuse(method.Name, $"'{method.DeclaringType}' was built with a version of Langfuse.Observe that does not know replay, or the method has a "
                + "ref or out parameter, is async void, or returns a reference, a span or a task type of its own. Build it anew, or leave the name out of the names that are replayed.");
            scope.ExpectFailure(refused);
            scope.Finish();
            throw refused;
        }

        scope.IsReplayed = true;
        return scope;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    [StackTraceHidden]
    public static void LeaveBody(Observation scope) => throw new BodyReplacedException(scope);

    /// <summary>The result of a call that is not asynchronous, or what the stored call threw.</summary>
    public static T Result<T>(Observation scope, Func<CallReplay, RecordedCall, T> read)
    {
        try
        {
            var replay = CallReplay.InFlow ?? throw Ended(scope);
            var call = replay.Take(scope.Name, scope.Type, scope.Input.ToString());
            return replay.ExceptionOf(call) is { } exception ? throw exception : read(replay, call);
        }
        catch (Exception exception)
        {
            scope.ExpectFailure(exception);
            throw;
        }
    }

    /// <summary>The kick-off of an async method gives back its task; the stored call's, in the place of the one that the replaced body failed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task Leave(Task task, Observation scope)
    {
        scope.Leave();
        return scope.IsReplayed ? Replaced(task, scope) : task;
    }

    /// <inheritdoc cref="Leave(System.Threading.Tasks.Task, Observation)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<T> Leave<T>(Task<T> task, Observation scope)
    {
        scope.Leave();
        return scope.IsReplayed ? Replaced(task, scope) : task;
    }

    /// <inheritdoc cref="Leave(System.Threading.Tasks.Task, Observation)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ValueTask Leave(ValueTask task, Observation scope)
    {
        scope.Leave();
        return scope.IsReplayed ? new ValueTask(Replaced(task.AsTask(), scope)) : task;
    }

    /// <inheritdoc cref="Leave(System.Threading.Tasks.Task, Observation)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ValueTask<T> Leave<T>(ValueTask<T> task, Observation scope)
    {
        scope.Leave();
        return scope.IsReplayed ? new ValueTask<T>(Replaced(task.AsTask(), scope)) : task;
    }

    private static Task Replaced(Task task, Observation scope)
    {
        Drop(task);
        return TaskFollower.Follow(scope, ObservationScope.ReplayedTask(scope));
    }

    private static Task<T> Replaced<T>(Task<T> task, Observation scope)
    {
        Drop(task);
        return TaskFollower.Follow(scope, ObservationScope.ReplayedTask<T>(scope));
    }

    // An exception that is looked at is not reported as one that nobody has seen.
    private static void Drop(Task task) => _ = task.Exception;

    public static Task<T> Task<T>(Observation scope, Func<CallReplay, RecordedCall, T> read)
    {
        try
        {
            return System.Threading.Tasks.Task.FromResult(Result(scope, read));
        }
        catch (OperationCanceledException cancelled) when (cancelled is TaskCanceledException || cancelled.GetType() == typeof(OperationCanceledException))
        {
            return System.Threading.Tasks.Task.FromCanceled<T>(cancelled.CancellationToken.IsCancellationRequested ? cancelled.CancellationToken : new CancellationToken(canceled: true));
        }
        catch (Exception exception)
        {
            return System.Threading.Tasks.Task.FromException<T>(exception);
        }
    }

    /// <summary>A stream of which each enumeration is a call.</summary>
    public static ReplayedStream<T> Stream<T>(Observation scope) => new(CallReplay.InFlow ?? throw Ended(scope), scope.Name, scope.Type, scope.Input.ToString());

    private static InvalidOperationException Ended(Observation scope) => new($"The replay that was to answer '{scope.Name}' has been disposed while the call began.");
}
