namespace Langfuse.Observe.Runtime;

/// <summary>Ends the observation of a method that returns a task, and is not async itself, when that task ends.</summary>
/// <remarks>
/// <para>The task given back is the one that the method returned, so identity, cancellation and many-exception state stay. The one case
/// that needs another task: a task made with <see cref="TaskCreationOptions.RunContinuationsAsynchronously"/>, whose awaiter would else run
/// before our continuation; there the caller gets a task that completes after the observation.</para>
/// <para>No async methods here: their frames would show in the user's stack traces.</para>
/// </remarks>
internal static class TaskFollower
{
    public static Task Follow(Observation scope, Task task)
    {
        scope.Leave();
        if (task is null || !scope.IsRecording)
        {
            scope.Finish(endTime: null);
            return task!;
        }

        if (task.IsCompleted)
        {
            Finish(scope, task);
            return task;
        }

        if ((task.CreationOptions & TaskCreationOptions.RunContinuationsAsynchronously) != 0)
        {
            return AfterObservation(scope, task);
        }

        OnCompletion(task, scope);
        return task;
    }

    public static Task<T> Follow<T>(Observation scope, Task<T> task)
    {
        scope.Leave();
        if (task is null || !scope.IsRecording)
        {
            scope.Finish(endTime: null);
            return task!;
        }

        if (task.IsCompleted)
        {
            Finish(scope, task);
            return task;
        }

        if ((task.CreationOptions & TaskCreationOptions.RunContinuationsAsynchronously) != 0)
        {
            return AfterObservation(scope, task);
        }

        OnCompletion(task, scope);
        return task;
    }

    public static ValueTask Follow(Observation scope, ValueTask task)
    {
        if (!scope.IsRecording)
        {
            scope.Finish(endTime: null);
            return task;
        }

        if (task.IsCompletedSuccessfully)
        {
            // The source of a value task must be asked exactly once; the caller gets a fresh one.
            task.GetAwaiter().GetResult();
            scope.Leave();
            scope.Finish(endTime: null);
            return default;
        }

        return new ValueTask(Follow(scope, task.AsTask()));
    }

    public static ValueTask<T> Follow<T>(Observation scope, ValueTask<T> task)
    {
        if (!scope.IsRecording)
        {
            scope.Finish(endTime: null);
            return task;
        }

        if (task.IsCompletedSuccessfully)
        {
            var result = task.Result;
            scope.Leave();
            ScopeExit.Complete(scope, result);
            return new ValueTask<T>(result);
        }

        return new ValueTask<T>(Follow(scope, task.AsTask()));
    }

    private static void OnCompletion(Task task, Observation scope) => task.ContinueWith(
        static (ended, state) => Finish((Observation)state!, ended),
        scope,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static void OnCompletion<T>(Task<T> task, Observation scope) => task.ContinueWith(
        static (ended, state) => Finish((Observation)state!, ended),
        scope,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static Task AfterObservation(Observation scope, Task task) => task.ContinueWith(
        static (ended, state) =>
        {
            Finish((Observation)state!, ended);
            return ended;
        },
        scope,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default).Unwrap();

    private static Task<T> AfterObservation<T>(Observation scope, Task<T> task) => task.ContinueWith(
        static (ended, state) =>
        {
            Finish((Observation)state!, ended);
            return ended;
        },
        scope,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default).Unwrap();

    private static void Finish(Observation scope, Task task)
    {
        RecordFailure(scope, task);
        scope.Finish(endTime: null);
    }

    private static void Finish<T>(Observation scope, Task<T> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            ScopeExit.Record(scope, task.Result);
        }

        RecordFailure(scope, task);
        scope.Finish(endTime: null);
    }

    private static void RecordFailure(Observation scope, Task task)
    {
        if (task.IsCanceled)
        {
            ScopeExit.Fail(scope, new TaskCanceledException(task));
        }
        else if (task.Exception is { } failure)
        {
            ScopeExit.Fail(scope, failure.InnerExceptions.Count == 1 ? failure.InnerException! : failure);
        }
    }
}
