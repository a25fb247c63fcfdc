using System.Data.Common;
using Langfuse.Observe.LocalServer.Storage.Rollups;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>What work may use while it runs in the transaction of a writer.</summary>
/// <param name="connection">Where the events are.</param>
/// <param name="dialect">How it speaks SQL.</param>
/// <param name="spans">Writes observations there.</param>
/// <param name="locks">The session of another database that keeps the locks, or null for this one.</param>
internal sealed class SqlSession(DbConnection connection, SqlDialect dialect, ISpanWriter spans, SqlSession? locks = null)
{
    private const string Catalogue = "catalogue";

    public DbConnection Connection { get; } = connection;

    public SqlDialect Dialect { get; } = dialect;

    public ISpanWriter Spans { get; } = spans;

    /// <summary>What this work adds to the roll-ups and takes from them.</summary>
    public RollupChanges Rollups => Spans.Rollups;

    /// <summary>By how much the counts of the store change with this work.</summary>
    public StoreCounts Added { get; private set; }

    public void Count(long traces = 0, long observations = 0, long scores = 0, long duplicates = 0) => Added = new StoreCounts(
        Added.Traces + traces, Added.Observations + observations, Added.Scores + scores, Added.Duplicates + duplicates);

    /// <summary>Stores what the work changed in the roll-ups, when it is done.</summary>
    public void KeepRollups()
    {
        RollupTable.Keep(Connection, Rollups);
        RollupFacts += Rollups.Count;
        Rollups.Clear();
    }

    /// <summary>How many changes of roll-ups were kept.</summary>
    public int RollupFacts { get; private set; }

    /// <summary>Keeps other writers away from these traces or scores, until the transaction ends.</summary>
    public void Lock(string projectId, IEnumerable<string> ids)
    {
        var keeper = locks ?? this;
        keeper.Dialect.Lock(keeper.Connection, ids.Select(id => projectId + "/" + id));
    }

    /// <summary>Keeps other writers away from the catalogue, until the transaction ends.</summary>
    public void LockCatalogue() => Dialect.Lock(Connection, [Catalogue]);
}
