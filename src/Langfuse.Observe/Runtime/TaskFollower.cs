using Langfuse.Observe.Runtime.Failures;

namespace Langfuse.Observe.Runtime;

/// <summary>Ends the observation of a method that returns a task, and is not async itself, when that task ends.</summary>
/// <remarks>
/// <para>The task given back is the one that the method returned: its type, state object, exceptions and cancellation are the caller's to look at.</para>
/// <para>No async methods here: their frames would show in the user's stack traces.</para>
/// </remarks>
internal static class TaskFollower
{
    public static Task Follow(Observation scope, Task task)
    {
        Follow(scope, task, Finish);
        return task;
    }

    public static Task<T> Follow<T>(Observation scope, Task<T> task)
    {
        Follow(scope, task, Finish<T>);
        return task;
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

    private static void Follow(Observation scope, Task? task, Action<Task, object?> finish)
    {
        scope.ForgetFailure();
        scope.Leave();
        if (task is null || !scope.IsRecording)
        {
            scope.Finish();
        }
        else if (task.IsCompleted)
        {
            finish(task, scope);
        }
        else
        {
            task.ContinueWith(finish, scope, CancellationToken.None, InlineScheduler.Options, InlineScheduler.Instance);
        }
    }

    private static void Finish(Task ended, object? scope)
    {
        var observation = (Observation)scope!;
        if (TaskFailure.Of(ended) is { } failure)
        {
            observation.ExpectFailure(failure);
        }

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
}
