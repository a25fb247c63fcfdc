using System.Collections;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Runtime.Streams;

namespace Langfuse.Observe.Runtime;

/// <content>Calls that a stored trace answers.</content>
public static partial class ObservationScope
{
    /// <summary>Stands at the beginning of a body: when a stored trace answers the call, the filter around the body takes over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Replay(Observation? scope)
    {
        if (scope is { IsReplayed: true })
        {
            ScopeReplay.LeaveBody(scope);
        }
    }

    /// <summary>A stored call without a result.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Replayed(Observation? scope) => ScopeReplay.Result(scope!, static (_, _) => 0);

    /// <summary>The result of a stored call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Replayed<T>(Observation? scope) => ScopeReplay.Result(scope!, static (replay, call) => replay.Read<T>(call));

    /// <summary>The task of a stored call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task ReplayedTask(Observation? scope) => ScopeReplay.Task(scope!, static (_, _) => 0);

    /// <inheritdoc cref="ReplayedTask(Observation?)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<T> ReplayedTask<T>(Observation? scope) => ScopeReplay.Task(scope!, static (replay, call) => replay.Read<T>(call));

    /// <inheritdoc cref="ReplayedTask(Observation?)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ValueTask ReplayedValueTask(Observation? scope) => new(ReplayedTask(scope));

    /// <inheritdoc cref="ReplayedTask(Observation?)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ValueTask<T> ReplayedValueTask<T>(Observation? scope) => new(ReplayedTask<T>(scope));

    /// <summary>As <see cref="Leave(Observation?)"/>, and gives the task to return: when a stored trace answers the call, that of the stored call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Task Leave(Task task, Observation? scope) => scope is null ? task : ScopeReplay.Leave(task, scope);

    /// <inheritdoc cref="Leave(Task, Observation?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Task<T> Leave<T>(Task<T> task, Observation? scope) => scope is null ? task : ScopeReplay.Leave(task, scope);

    /// <inheritdoc cref="Leave(Task, Observation?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ValueTask Leave(ValueTask task, Observation? scope) => scope is null ? task : ScopeReplay.Leave(task, scope);

    /// <inheritdoc cref="Leave(Task, Observation?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ValueTask<T> Leave<T>(ValueTask<T> task, Observation? scope) => scope is null ? task : ScopeReplay.Leave(task, scope);

    /// <summary>The stream of a stored call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IEnumerable<T> ReplayedEnumerable<T>(Observation? scope) => ScopeReplay.Stream<T>(scope!);

    /// <inheritdoc cref="ReplayedEnumerable{T}(Observation?)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IEnumerator<T> ReplayedEnumerator<T>(Observation? scope) => ScopeReplay.Stream<T>(scope!).GetEnumerator();

    /// <inheritdoc cref="ReplayedEnumerable{T}(Observation?)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IAsyncEnumerable<T> ReplayedAsyncEnumerable<T>(Observation? scope) => ScopeReplay.Stream<T>(scope!);

    /// <inheritdoc cref="ReplayedEnumerable{T}(Observation?)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IAsyncEnumerator<T> ReplayedAsyncEnumerator<T>(Observation? scope) => ScopeReplay.Stream<T>(scope!).GetAsyncEnumerator();
}
