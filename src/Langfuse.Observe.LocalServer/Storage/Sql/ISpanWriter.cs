using Langfuse.Observe.LocalServer.Storage.Rollups;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Writes observations and keeps the traces summed up, inside a transaction.</summary>
internal interface ISpanWriter
{
    /// <summary>What was written adds to the roll-ups and takes from them, until it is kept.</summary>
    RollupChanges Rollups { get; }

    /// <summary>Stores the rows, which are all of one project; gives how many of them had been received before and how many traces are new.</summary>
    SpanWriteResult Write(IReadOnlyList<Observation> rows);

    /// <summary>Stores what a client said of traces themselves; gives how many of them are new.</summary>
    int Write(string projectId, IReadOnlyList<OwnTrace> traces, long nowUs);

    /// <summary>Sums traces up anew, after their observations have changed.</summary>
    void SumUpAgain(string projectId, IEnumerable<string> traceIds);

    /// <summary>Stores the rows of another store with the numbers they have there, and no traces.</summary>
    void TakeOver(IReadOnlyList<Observation> rows);
}
