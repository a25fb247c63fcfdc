namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

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
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;
    private T _result = default!;

    public Task<T> Done => _done.Task;

    public override void RunIn(WriteSession session)
    {
        session.Execute("SAVEPOINT job");
        try
        {
            _result = work(session);
        }
        catch (Exception exception)
        {
            _failure = exception;
            session.Execute("ROLLBACK TO job");
        }
        session.Execute("RELEASE job");
    }

    public override void Complete()
    {
        if (_failure is null)
        {
            _done.TrySetResult(_result);
        }
        else
        {
            _done.TrySetException(_failure);
        }
    }

    public override void Fail(Exception exception) => _done.TrySetException(exception);
}

/// <summary>Asks the writer to bring the full-text index up to date.</summary>
internal sealed class IndexJob : WriteJob
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    public override void RunIn(WriteSession session)
    {
    }

    public override void Complete() => _done.TrySetResult();

    public override void Fail(Exception exception) => _done.TrySetException(exception);
}
