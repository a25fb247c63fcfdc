using System.Data.Common;
using Dapper;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage.Rollups;
using Langfuse.Observe.LocalServer.Watching;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>A database: where readers connect, how changes are made, and how many rows there are.</summary>
internal abstract class SqlStore : ISpanStore, IAsyncDisposable
{
    public abstract SqlDialect Dialect { get; }

    /// <summary>Where the data is, for people.</summary>
    public abstract string Place { get; }

    public abstract StoreCounts Counts { get; }

    /// <summary>A number that grows with every change, so that the page can ask cheaply whether there is something new.</summary>
    public abstract long Changes { get; }

    /// <summary>Where the catalogue and media are kept; the events may be elsewhere.</summary>
    public virtual SqlStore Catalogue => this;

    /// <summary>Tells of what this process has written.</summary>
    public StoreChanges Told { get; } = new();

    /// <summary>A connection for reading. A query that runs too long is interrupted.</summary>
    public abstract DbConnection Connect();

    /// <summary>A connection for reading everything, however long that takes.</summary>
    public abstract DbConnection ConnectForAll();

    /// <summary>Runs <paramref name="work"/> in a transaction; completes once it is committed and can be read.</summary>
    public abstract Task<T> WriteAsync<T>(Func<SqlSession, T> work, CancellationToken cancellationToken = default);

    /// <summary>Completes when every row written so far can be found by its words.</summary>
    public virtual Task IndexAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();

    public Task WriteAsync(string projectId, IReadOnlyList<Observation> observations, CancellationToken cancellationToken)
    {
        if (observations.Count == 0)
        {
            return Task.CompletedTask;
        }

        foreach (var row in observations)
        {
            row.ProjectId = projectId;
        }

        return WriteSpansAsync(observations, cancellationToken);
    }

    public async Task WriteAsync(
        string projectId, IReadOnlyList<OwnTrace> traces, IReadOnlyList<ObservationChange> changes, Action<Observation> complete, long nowUs, CancellationToken cancellationToken)
    {
        if (traces.Count + changes.Count == 0)
        {
            return;
        }

        await PrepareForAsync(changes.Select(change => change.StartUs ?? change.AtUs), cancellationToken);
        await WriteAsync(
            session =>
            {
                session.Lock(projectId, traces.Select(trace => trace.Id).Concat(changes.Select(change => change.TraceId).OfType<string>()));
                session.Count(traces: session.Spans.Write(projectId, traces, nowUs));
                foreach (var change in changes)
                {
                    Write(session, projectId, change, complete);
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>Stores observations of another store as they are, with their numbers; their traces are stored on their own.</summary>
    public async Task TakeOverAsync(IReadOnlyList<Observation> rows, CancellationToken cancellationToken)
    {
        await PrepareForAsync(rows.Select(row => row.StartUs), cancellationToken);
        await WriteAsync(
            session =>
            {
                session.Spans.TakeOver(rows);
                session.Count(observations: rows.Count);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Adds up what was taken over, once all of it is there.</summary>
    public async Task AddUpAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(
            session =>
            {
                RollupBackfill.StartAnew(session.Connection, session.Dialect);
                return true;
            },
            cancellationToken);
        while (await WriteAsync(session => RollupBackfill.Step(session.Connection, session.Dialect), cancellationToken))
        {
        }
    }

    /// <summary>Stores rows that know their project.</summary>
    protected abstract Task WriteSpansAsync(IReadOnlyList<Observation> rows, CancellationToken cancellationToken);

    /// <summary>Makes room for observations of these times, where room has to be made.</summary>
    protected virtual Task PrepareForAsync(IEnumerable<long> timesUs, CancellationToken cancellationToken) => Task.CompletedTask;

    protected static void CountSpans(SqlSession session, SpanWriteResult written) =>
        session.Count(written.NewTraces, written.NewObservations, duplicates: written.Duplicates);

    // One after the other: the second change of an observation stands on the first.
    private static void Write(SqlSession session, string projectId, ObservationChange change, Action<Observation> complete)
    {
        var row = change.After(Find(session, projectId, change));
        row.ProjectId = projectId;
        complete(row);
        var written = session.Spans.Write([row]);
        session.Count(written.NewTraces, written.NewObservations);
    }

    private static Observation? Find(SqlSession session, string projectId, ObservationChange change) => session.Connection.QueryFirstOrDefault<Observation>(
        $"SELECT {ObservationColumns.Read} FROM observations WHERE projectId = @projectId AND id = @id{(change.TraceId is null ? "" : " AND traceId = @traceId")} ORDER BY seq DESC LIMIT 1",
        new { projectId, id = session.Dialect.Text(change.Id), traceId = change.TraceId is { } traceId ? session.Dialect.Text(traceId) : null });
}
