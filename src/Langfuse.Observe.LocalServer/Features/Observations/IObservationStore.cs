namespace Langfuse.Observe.LocalServer.Features.Observations;

/// <summary>Reads observations.</summary>
internal interface IObservationStore
{
    (long Total, IReadOnlyList<Observation> Rows) List(string projectId, Filter filter, SortOrder order, int limit, long offset);

    /// <summary>The newest of this id.</summary>
    Observation? Find(string projectId, string id);

    /// <summary>The newest of this id in a trace.</summary>
    Observation? Find(string projectId, string traceId, string id);
}
