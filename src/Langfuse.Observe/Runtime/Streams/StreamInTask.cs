namespace Langfuse.Observe.Runtime.Streams;

/// <summary>A call that passed a task through with a stream in it. The task stays what it is and so does its result; when that is a stream of ours,
/// the call is put around it and ends with it, else the call ends with the task.</summary>
internal static class StreamInTask
{
    public static void Follow<T>(Observation scope, Task<IAsyncEnumerable<T>> task)
    {
        var call = new Call<T>(HandedOnCall.OfTask(scope), scope, task);
        if (task.IsCompleted)
        {
            call.Settle(scope, task);
            return;
        }

        scope.GetDetails().StreamInTask = call;
        call.Follow();
    }

    /// <summary>Whoever awaited the task may enumerate its stream before our continuation has run.</summary>
    /// <param name="maker">The observation in which the stream was made.</param>
    public static void Settle(Observation? maker)
    {
        for (var outer = maker; outer is not null; outer = outer.Parent)
        {
            if (outer.Details?.StreamInTask is { HasCompleted: true } call)
            {
                call.End();
            }
        }
    }

    private sealed class Call<T>(HandedOnCall call, Observation observation, Task<IAsyncEnumerable<T>> task) : FollowedCall(observation, task)
    {
        public void Settle(Observation observation, Task<IAsyncEnumerable<T>> task)
        {
            if (task.IsCompletedSuccessfully && task.Result is ObservedAsyncEnumerable<T> stream)
            {
                call.Arrived();
                stream.Surround(call);
                return;
            }

            call.GiveUp();
            TaskFollower.End(observation, task);
        }

        protected override void End(Observation observation, Task task)
        {
            // Only then: whoever finds it there waits until the call is around the stream.
            Settle(observation, (Task<IAsyncEnumerable<T>>)task);
            observation.GetDetails().StreamInTask = null;
        }
    }
}
