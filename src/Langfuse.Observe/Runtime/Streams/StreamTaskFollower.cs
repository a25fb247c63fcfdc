namespace Langfuse.Observe.Runtime.Streams;

/// <summary>Follows methods that are not async and return a task with a stream in it.</summary>
internal static class StreamTaskFollower
{
    public static Task<IAsyncEnumerable<T>> Follow<T>(Observation scope, Task<IAsyncEnumerable<T>> task)
    {
        if (!CanBeFollowed(scope) || task is null)
        {
            return TaskFollower.Follow(scope, task!);
        }

        StreamInTask.Follow(scope, task);
        return task;
    }

    public static ValueTask<IAsyncEnumerable<T>> Follow<T>(Observation scope, ValueTask<IAsyncEnumerable<T>> task) =>
        !CanBeFollowed(scope) ? TaskFollower.Follow(scope, task)
        : task.IsCompletedSuccessfully ? new(StreamFollower.Follow(scope, task.Result))
        : new(StreamPromise<IAsyncEnumerable<T>>.Of(scope, task.AsTask(), static (call, stream) => new ObservedAsyncEnumerable<T>(call, stream)));

    public static ValueTask<IAsyncEnumerator<T>> Follow<T>(Observation scope, ValueTask<IAsyncEnumerator<T>> task) =>
        !CanBeFollowed(scope) ? TaskFollower.Follow(scope, task)
        : task.IsCompletedSuccessfully ? new(StreamFollower.Follow(scope, task.Result))
        : new(StreamPromise<IAsyncEnumerator<T>>.Of(scope, task.AsTask(), static (call, stream) => new ObservedAsyncEnumerator<T>(call, stream)));

    private static bool CanBeFollowed(Observation scope) => scope is { IsRecording: true, Method: not null };
}
