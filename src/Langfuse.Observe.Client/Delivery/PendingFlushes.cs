using System.Collections.Concurrent;

namespace Langfuse.Observe.Delivery;

/// <summary>Who waits for a flush of a pipeline.</summary>
internal sealed class PendingFlushes
{
    private readonly ConcurrentQueue<TaskCompletionSource> _asked = new();

    public bool IsEmpty => _asked.IsEmpty;

    public Task Ask()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue(done);
        return done.Task;
    }

    /// <summary>Those who have asked by now.</summary>
    public List<TaskCompletionSource> Take()
    {
        var flushes = new List<TaskCompletionSource>();
        while (_asked.TryDequeue(out var flush))
        {
            flushes.Add(flush);
        }

        return flushes;
    }

    /// <summary>Lets those go who were taken, once the work has ended that was under way as they asked.</summary>
    public static void CompleteAfter(Task work, List<TaskCompletionSource> flushes)
    {
        if (flushes.Count > 0)
        {
            work.ContinueWith(
                static (_, state) => Complete((List<TaskCompletionSource>)state!),
                flushes,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    public static void Complete(List<TaskCompletionSource> flushes) => flushes.ForEach(static flush => flush.TrySetResult());
}
