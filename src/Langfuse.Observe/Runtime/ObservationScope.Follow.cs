using System.Collections;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Runtime.Streams;

namespace Langfuse.Observe.Runtime;

/// <content>Results that go on after the call: tasks and streams.</content>
public static partial class ObservationScope
{
    /// <summary>A method that is not async returns a task: the observation ends with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Task Follow(Observation? scope, Task task) => scope is null ? task : TaskFollower.Follow(scope, task);

    /// <inheritdoc cref="Follow(Observation?, Task)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Task<T> Follow<T>(Observation? scope, Task<T> task) => scope is null ? task : TaskFollower.Follow(scope, task);

    /// <inheritdoc cref="Follow(Observation?, Task)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ValueTask Follow(Observation? scope, ValueTask task) => scope is null ? task : TaskFollower.Follow(scope, task);

    /// <inheritdoc cref="Follow(Observation?, Task)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ValueTask<T> Follow<T>(Observation? scope, ValueTask<T> task) => scope is null ? task : TaskFollower.Follow(scope, task);

    /// <summary>A method gives back a stream: its enumeration is an observation, or goes on with the call's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IEnumerable<T> Follow<T>(Observation? scope, IEnumerable<T> stream) => scope is null ? stream : StreamFollower.Follow(scope, stream);

    /// <inheritdoc cref="Follow{T}(Observation?, IEnumerable{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IEnumerator<T> Follow<T>(Observation? scope, IEnumerator<T> stream) => scope is null ? stream : StreamFollower.Follow(scope, stream);

    /// <inheritdoc cref="Follow{T}(Observation?, IEnumerable{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IEnumerable Follow(Observation? scope, IEnumerable stream) => scope is null ? stream : StreamFollower.Follow(scope, stream);

    /// <inheritdoc cref="Follow{T}(Observation?, IEnumerable{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IEnumerator Follow(Observation? scope, IEnumerator stream) => scope is null ? stream : StreamFollower.Follow(scope, stream);

    /// <inheritdoc cref="Follow{T}(Observation?, IEnumerable{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IAsyncEnumerable<T> Follow<T>(Observation? scope, IAsyncEnumerable<T> stream) => scope is null ? stream : StreamFollower.Follow(scope, stream);

    /// <inheritdoc cref="Follow{T}(Observation?, IEnumerable{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IAsyncEnumerator<T> Follow<T>(Observation? scope, IAsyncEnumerator<T> stream) => scope is null ? stream : StreamFollower.Follow(scope, stream);

    /// <summary>A method that is not async returns a task with a stream in it. The task stays the same, so only a stream of ours can be followed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Task<IAsyncEnumerable<T>> FollowStream<T>(Observation? scope, Task<IAsyncEnumerable<T>> task) =>
        scope is null ? task : StreamTaskFollower.Follow(scope, task);

    /// <summary>A method that is not async returns a value task with a stream in it: the observation goes on with the stream.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ValueTask<IAsyncEnumerable<T>> FollowStream<T>(Observation? scope, ValueTask<IAsyncEnumerable<T>> task) =>
        scope is null ? task : StreamTaskFollower.Follow(scope, task);

    /// <inheritdoc cref="FollowStream{T}(Observation?, ValueTask{IAsyncEnumerable{T}})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ValueTask<IAsyncEnumerator<T>> FollowStream<T>(Observation? scope, ValueTask<IAsyncEnumerator<T>> task) =>
        scope is null ? task : StreamTaskFollower.Follow(scope, task);

    /// <summary>An async method is about to set a stream as its result: the observation goes on with its first enumeration.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IAsyncEnumerable<T> AsyncFollow<T>(IAsyncEnumerable<T> stream, Observation? scope) =>
        scope is null ? stream : StreamFollower.Follow(scope, stream);

    /// <inheritdoc cref="AsyncFollow{T}(IAsyncEnumerable{T}, Observation?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IAsyncEnumerator<T> AsyncFollow<T>(IAsyncEnumerator<T> stream, Observation? scope) =>
        scope is null ? stream : StreamFollower.Follow(scope, stream);
}
