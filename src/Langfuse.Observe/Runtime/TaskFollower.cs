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
    public static Task Follow(Observation scope, Task task) => IsFollowed(scope, task, Finish) ? task : task.ContinueWith(
        static (ended, scope) =>
        {
            Finish(ended, scope);
            return ended;
        },
        scope,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default).Unwrap();

    public static Task<T> Follow<T>(Observation scope, Task<T> task) => IsFollowed(scope, task, Finish<T>) ? task : task.ContinueWith(
        static (ended, scope) =>
        {
            Finish<T>(ended, scope);
            return ended;
        },
        scope,
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default).Unwrap();

    public static ValueTask Follow(Observation scope, ValueTask task)
    {
        if (!scope.IsRecording)
        {
            scope.Finish();
            return task;
        }

        if (task.IsCompletedSuccessfully)
        {
            // The source of a value task must be asked exactly once; the caller gets a fresh one.
            task.GetAwaiter().GetResult();
            scope.Leave();
            scope.Finish();
            return default;
        }

        return new ValueTask(Follow(scope, task.AsTask()));
    }

    public static ValueTask<T> Follow<T>(Observation scope, ValueTask<T> task)
    {
        if (!scope.IsRecording)
        {
            scope.Finish();
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

    /// <summary>Lets the observation end with the task.</summary>
    /// <returns>False when the caller must get a task that ends after the observation.</returns>
    private static bool IsFollowed(Observation scope, Task? task, Action<Task, object?> finish)
    {
        scope.Leave();
        if (task is null || !scope.IsRecording)
        {
            scope.Finish();
            return true;
        }

        if (task.IsCompleted)
        {
            finish(task, scope);
            return true;
        }

        if ((task.CreationOptions & TaskCreationOptions.RunContinuationsAsynchronously) != 0)
        {
            return false;
        }

        task.ContinueWith(finish, scope, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return true;
    }

    private static void Finish(Task ended, object? scope)
    {
        var observation = (Observation)scope!;
        RecordFailure(observation, ended);
        observation.Finish();
    }

    private static void Finish<T>(Task ended, object? scope)
    {
        if (ended.IsCompletedSuccessfully)
        {
            ScopeExit.Record((Observation)scope!, ((Task<T>)ended).Result);
        }

        Finish(ended, scope);
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
