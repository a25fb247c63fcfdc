using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.Server.Storage;

/// <summary>The one writer of the file: takes jobs in order, commits many together, and tells each when it is on disk.</summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    private const int JobsPerCommit = 256;
    private static readonly TimeSpan IdleBeforeIndexing = TimeSpan.FromMilliseconds(250);

    private readonly Channel<WriteJob> jobs = Channel.CreateBounded<WriteJob>(new BoundedChannelOptions(1024) { SingleReader = true });
    private readonly Database database;
    private readonly Thread thread;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriteQueue(Database database)
    {
        this.database = database;
        thread = new Thread(Run) { IsBackground = true, Name = "Langfuse local server writer" };
        thread.Start();
    }

    /// <summary>Runs <paramref name="work"/> on the writer's connection in a transaction; completes once it is committed.</summary>
    public async Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken cancellationToken = default)
    {
        var job = new WriteJob<T>(work);
        await jobs.Writer.WriteAsync(job, cancellationToken);
        return await job.Done;
    }

    /// <summary>Completes when every row written so far can be found by full text.</summary>
    public async Task IndexAsync(CancellationToken cancellationToken = default)
    {
        if (!database.HasFullText)
            return;
        var job = new IndexJob();
        await jobs.Writer.WriteAsync(job, cancellationToken);
        await job.Done;
    }

    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        await ended.Task;
    }

    private void Run()
    {
        try
        {
            using var connection = database.ConnectWriter();
            using var session = new WriteSession(connection, database.HasFullText);
            while (Wait(connection))
                CommitTogether(session);
        }
        catch (Exception exception)
        {
            // The server runs inside someone's program: a broken file must fail requests, not the process.
            FailAll(exception);
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    // While nobody writes, the index catches up in small steps.
    private bool Wait(SqliteConnection connection)
    {
        while (true)
        {
            var waiting = jobs.Reader.WaitToReadAsync().AsTask();
            if (waiting.Wait(IdleBeforeIndexing))
                return waiting.Result;
            while (database.HasFullText && !waiting.IsCompleted && FullTextIndex.CatchUp(connection, 500))
            {
            }
            return waiting.GetAwaiter().GetResult();
        }
    }

    private void CommitTogether(WriteSession session)
    {
        var done = new List<WriteJob>();
        session.Begin();
        while (done.Count < JobsPerCommit && jobs.Reader.TryRead(out var job))
        {
            if (job is IndexJob)
            {
                Finish(session, done);
                while (FullTextIndex.CatchUp(session.Connection, 5000))
                {
                }
                job.Complete();
                session.Begin();
                continue;
            }
            job.RunIn(session);
            done.Add(job);
        }
        Finish(session, done);
    }

    private void FailAll(Exception exception)
    {
        jobs.Writer.TryComplete(exception);
        while (jobs.Reader.TryRead(out var job))
            job.Fail(exception);
    }

    private static void Finish(WriteSession session, List<WriteJob> done)
    {
        try
        {
            session.Commit();
            done.ForEach(job => job.Complete());
        }
        catch (SqliteException exception)
        {
            session.Rollback();
            done.ForEach(job => job.Fail(exception));
        }
        done.Clear();
    }
}
