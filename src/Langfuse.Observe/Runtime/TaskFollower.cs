using Langfuse.Observe.Runtime.Failures;

namespace Langfuse.Observe.Runtime;

/// <summary>Ends the observation of a method that returns a task, and is not async itself, when that task ends.</summary>
/// <remarks>
/// <para>The task given back is the one that the method returned, so type, identity, state, cancellation and many-exception state stay. Its awaiter
/// may run before our continuation: <see cref="FollowedCall"/> makes good for that.</para>
/// <para>No async methods here: their frames would show in the user's stack traces.</para>
/// </remarks>
internal static class TaskFollower
{
    public static Task Follow(Observation scope, Task task)
    {
        scope.ForgetFailure();
        scope.Leave();
        if (!scope.IsRecording || task is null)
        {
            scope.Finish();
        }
        else if (task.IsCompleted)
        {
            End(scope, task);
        }
        else
        {
            new Call(scope, task).Follow();
        }

        return task!;
    }

    public static Task<T> Follow<T>(Observation scope, Task<T> task)
    {
        scope.ForgetFailure();
        scope.Leave();
        if (!scope.IsRecording || task is null)
        {
            scope.Finish();
        }
        else if (task.IsCompleted)
        {
            End(scope, task);
        }
        else
        {
            new Call<T>(scope, task).Follow();
        }

        return task!;
    }

    public static ValueTask Follow(Observation scope, ValueTask task)
    {
        scope.ForgetFailure();
        if (!scope.IsRecording)
        {
            scope.Finish();
            return task;
        }

        if (task.IsCompletedSuccessfully)
        {
            // The source of a value task must be asked exactly once: the task of one that has a task is that task, another's is a fresh one.
            var result = task == default ? default : new ValueTask(task.AsTask());
            scope.Leave();
            scope.Finish();
            return result;
        }

        return new ValueTask(Follow(scope, task.AsTask()));
    }

    public static ValueTask<T> Follow<T>(Observation scope, ValueTask<T> task)
    {
        scope.ForgetFailure();
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

    /// <summary>Ends the observation with a task that has completed.</summary>
    public static void End<T>(Observation scope, Task<T> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            ScopeExit.Record(scope, task.Result);
        }

        End(scope, (Task)task);
    }

    private static void End(Observation scope, Task task)
    {
        if (TaskFailure.Of(task) is { } failure)
        {
            scope.ExpectFailure(failure);
        }

        scope.Finish();
    }

    private sealed class Call(Observation observation, Task task) : FollowedCall(observation, task)
    {
        protected override void End(Observation observation, Task task) => TaskFollower.End(observation, task);
    }

    private sealed class Call<T>(Observation observation, Task<T> task) : FollowedCall(observation, task)
    {
        protected override void End(Observation observation, Task task) => TaskFollower.End(observation, (Task<T>)task);
    }
}
