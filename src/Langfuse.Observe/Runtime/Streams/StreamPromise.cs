using System.Runtime.CompilerServices;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime.Failures;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>The task that a caller gets in the place of a value task's, whose stream is followed. Only value tasks may be exchanged so: they have no
/// identity.</summary>
/// <remarks>The builder of async methods, since it alone cancels a task with the very exception that cancelled the other; no async method, which would
/// show in the user's stack traces.</remarks>
internal sealed class StreamPromise<TStream>
    where TStream : class
{
    private readonly HandedOnCall _call;
    private readonly Observation _scope;
    private readonly Func<StreamCall, TStream, TStream> _follow;
    private AsyncTaskMethodBuilder<TStream> _promise = AsyncTaskMethodBuilder<TStream>.Create();

    private StreamPromise(Observation scope, Func<StreamCall, TStream, TStream> follow)
    {
        _scope = scope;
        _call = HandedOnCall.OfTask(scope);
        _follow = follow;
    }

    public static Task<TStream> Of(Observation scope, Task<TStream> task, Func<StreamCall, TStream, TStream> follow)
    {
        var promise = new StreamPromise<TStream>(scope, follow);
        var given = promise._promise.Task;
        task.ContinueWith(
            static (done, state) => ((StreamPromise<TStream>)state!).Settle(done), promise, CancellationToken.None, InlineScheduler.Options, InlineScheduler.Instance);
        return given;
    }

    private void Settle(Task<TStream> task)
    {
        if (TaskFailure.Of(task) is { } failure)
        {
            End(task);
            _promise.SetException(task.Exception?.InnerExceptions[0] ?? failure);
        }
        else if (task.Result is { } stream)
        {
            _call.Arrived();
            _promise.SetResult(_follow(_call, stream));
        }
        else
        {
            End(task);
            _promise.SetResult(null!);
        }
    }

    private void End(Task<TStream> task)
    {
        try
        {
            _call.GiveUp();
            TaskFollower.End(_scope, task);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("ending " + _scope.Name, exception);
        }
    }
}
