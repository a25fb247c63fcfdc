using System.Threading.Channels;
using Langfuse.Observe.LocalServer.Storage.Rollups;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>The one writer of the file: takes jobs in order, commits many together, and tells each when it is on disk.</summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    private const int JobsPerCommit = 256;

    // Questions read what is not added up yet, so it must not become too much.
    private const int MostRollupFacts = 50_000;
    private static readonly TimeSpan s_idleBeforeIndexing = TimeSpan.FromMilliseconds(250);

    private readonly Channel<WriteJob> _jobs = Channel.CreateBounded<WriteJob>(new BoundedChannelOptions(1024) { SingleReader = true });
    private readonly Database _database;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriteQueue(Database database)
    {
        this._database = database;
        _thread = new Thread(Run) { IsBackground = true, Name = "Langfuse local server writer" };
        _thread.Start();
    }

    /// <summary>Runs <paramref name="work"/> on the writer's connection in a transaction; completes once it is committed.</summary>
    public async Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken cancellationToken = default)
    {
        var job = new WriteJob<T>(work);
        await _jobs.Writer.WriteAsync(job, cancellationToken);
        return await job.Done;
    }

    /// <summary>Completes when every row written so far can be found by full text.</summary>
    public async Task IndexAsync(CancellationToken cancellationToken = default)
    {
        var job = new IndexJob();
        await _jobs.Writer.WriteAsync(job, cancellationToken);
        await job.Done;
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await _ended.Task;
    }

    private void Run()
    {
        try
        {
            using var connection = _database.ConnectWriter();
            using var session = new WriteSession(connection);
            while (Wait(connection, session))
            {
                CommitTogether(session);
            }
        }
        catch (Exception exception)
        {
            // The server runs inside someone's program: a broken file must fail requests, not the process.
            FailAll(exception);
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    // While nobody writes, the roll-ups and the index catch up in small steps.
    private bool Wait(SqliteConnection connection, WriteSession session)
    {
        var waiting = _jobs.Reader.WaitToReadAsync().AsTask();
        if (!waiting.Wait(s_idleBeforeIndexing))
        {
            CatchUpWhileIdle(connection, session, waiting);
        }

        return waiting.GetAwaiter().GetResult();
    }

    private static void CatchUpWhileIdle(SqliteConnection connection, WriteSession session, Task waiting)
    {
        try
        {
            while (!waiting.IsCompleted && AddUp(session))
            {
            }

            while (!waiting.IsCompleted && FullTextIndex.CatchUp(connection, 500))
            {
            }
        }
        catch (SqliteException)
        {
            // Rolled back; the rows wait for the next time.
        }
    }

    // A failure (a full disk, say) fails the jobs of this commit; the next ones may fare better.
    private void CommitTogether(WriteSession session)
    {
        var taken = new List<WriteJob>();
        try
        {
            session.Begin();
            while (taken.Count < JobsPerCommit && _jobs.Reader.TryRead(out var job))
            {
                taken.Add(job);
                if (job is IndexJob)
                {
                    break;
                }

                job.RunIn(session);
            }
            session.Commit();
            if (taken is [.., IndexJob])
            {
                CatchUpFully(session);
            }

            taken.ForEach(job => job.Complete());
            taken.Clear();
            if (session.RollupFacts > MostRollupFacts)
            {
                AddUp(session);
            }
        }
        catch (SqliteException exception)
        {
            session.TryRollback();
            taken.ForEach(job => job.Fail(exception));
        }
    }

    // True when there may be more.
    private static bool AddUp(WriteSession session)
    {
        using var transaction = session.Connection.BeginTransaction();
        var more = RollupTable.Fold(session.Connection, SqliteDialect.Instance);
        transaction.Commit();
        session.RollupFacts = 0;
        return more;
    }

    private static void CatchUpFully(WriteSession session)
    {
        while (FullTextIndex.CatchUp(session.Connection, 5000))
        {
        }
    }

    private void FailAll(Exception exception)
    {
        _jobs.Writer.TryComplete(exception);
        while (_jobs.Reader.TryRead(out var job))
        {
            job.Fail(exception);
        }
    }
}
