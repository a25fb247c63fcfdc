namespace Langfuse.Observe.LocalServer.Features.Experiments;

/// <summary>Reads experiments: runs of a task over items, which exist because spans name them (wire contract 1.5).</summary>
internal interface IExperimentStore
{
    /// <summary>Newest first.</summary>
    (long Total, IReadOnlyList<ExperimentRow> Rows) List(string projectId, Filter filter, int limit, long offset);

    /// <summary>The root observations of items, newest first.</summary>
    (long Total, IReadOnlyList<Observation> Rows) Items(string projectId, Filter filter, int limit, long offset);

    /// <summary>Scores of runs, newest first.</summary>
    ILookup<string, Score> ScoresOf(string projectId, IReadOnlyList<ExperimentRow> experiments);

    /// <summary>Scores of the traces and root observations of items, by trace, newest first.</summary>
    ILookup<string, Score> ScoresOf(string projectId, IReadOnlyList<Observation> items);
}
