namespace Langfuse.Observe.Server.Storage;

/// <summary>Work for the writer. It is done when its transaction is committed.</summary>
internal abstract class WriteJob
{
    /// <summary>Does the work inside the open transaction; a failure undoes this job alone.</summary>
    public abstract void RunIn(WriteSession session);

    /// <summary>The transaction is on disk.</summary>
    public abstract void Complete();

    /// <summary>The transaction failed.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>Work with a result.</summary>
internal sealed class WriteJob<T>(Func<WriteSession, T> work) : WriteJob
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? failure;
    private T result = default!;

    public Task<T> Done => done.Task;

    public override void RunIn(WriteSession session)
    {
        session.Execute("SAVEPOINT job");
        try
        {
            result = work(session);
        }
        catch (Exception exception)
        {
            failure = exception;
            session.Execute("ROLLBACK TO job");
        }
        session.Execute("RELEASE job");
    }

    public override void Complete()
    {
        if (failure is null)
            done.TrySetResult(result);
        else
            done.TrySetException(failure);
    }

    public override void Fail(Exception exception) => done.TrySetException(exception);
}

/// <summary>Asks the writer to bring the full-text index up to date.</summary>
internal sealed class IndexJob : WriteJob
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => done.Task;

    public override void RunIn(WriteSession session)
    {
    }

    public override void Complete() => done.TrySetResult();

    public override void Fail(Exception exception) => done.TrySetException(exception);
}
