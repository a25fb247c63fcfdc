namespace Langfuse.Observe.LocalServer.Features.Observations;

/// <summary>Reads observations.</summary>
internal interface IObservationStore
{
    /// <summary>A page of them, and how many there are in all. Where nobody asks for all (<paramref name="isCounted"/> false), the total only says whether more follow: counting can cost more than the page.</summary>
    (long Total, IReadOnlyList<Observation> Rows) List(string projectId, Filter filter, SortOrder order, int limit, long offset, bool isCounted = true);

    /// <summary>The observations of these types in some traces, oldest first, without their content: at most <paramref name="limit"/>.</summary>
    IReadOnlyList<ObservationFacts> Facts(string projectId, IReadOnlyCollection<string> traceIds, IReadOnlyCollection<string> types, int limit) =>
    [
        .. List(projectId, new Filter().AndAnyOf("traceId", traceIds).AndAnyOf("type", types), new SortOrder("startTime", IsDescending: false), limit, 0).Rows.Select(ObservationFacts.Of),
    ];

    /// <summary>The newest of this id.</summary>
    Observation? Find(string projectId, string id);

    /// <summary>The newest of this id in a trace.</summary>
    Observation? Find(string projectId, string traceId, string id);
}
