namespace Langfuse.Observe.LocalServer.Watching;

/// <summary>Tells those who wait that something has changed.</summary>
internal sealed class ChangeSignal
{
    private long _version;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A number that grows with each change. Who reads it before looking misses nothing that comes while looking.</summary>
    public long Version => Interlocked.Read(ref _version);

    public void Raise()
    {
        Interlocked.Increment(ref _version);
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Completes with the next change after <paramref name="seen"/>; at once when there has been one.</summary>
    public Task After(long seen)
    {
        var next = Volatile.Read(ref _next).Task;
        return Version == seen ? next : Task.CompletedTask;
    }
}
