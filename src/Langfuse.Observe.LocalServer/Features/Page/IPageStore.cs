namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>Reads what the lists of the page show.</summary>
internal interface IPageStore
{
    /// <summary>Where the data is, for people.</summary>
    string Place { get; }

    StoreCounts Counts { get; }

    /// <summary>A number that grows with every change, so that the page can ask cheaply whether there is something new.</summary>
    long Changes { get; }

    Task<TraceListing> TracesAsync(string projectId, Filter filter, SortOrder order, int limit, int offset, CancellationToken cancellationToken);

    Task<ObservationListing> ObservationsAsync(string projectId, Filter filter, SortOrder order, int limit, int offset, CancellationToken cancellationToken);

    /// <summary>The users that traces name.</summary>
    (long Total, IReadOnlyList<UserRow> Rows) Users(string projectId, Filter filter, SortOrder order, int limit, int offset);

    /// <summary>The values by which a list can be narrowed, counted over its newest rows; of a field that the filter has, as if it had not.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="list">One of <see cref="PageLists"/>.</param>
    /// <param name="filter">What the list shows now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Facet>> FacetsAsync(string projectId, string list, Filter filter, CancellationToken cancellationToken);

    /// <summary>A trace for the page. Of a big one the observations come without content, which is read when one is selected.</summary>
    PageTrace? Find(string projectId, string traceId);

    /// <summary>A trace with its root and what went wrong in it, for a look beside the list; null when it is not here.</summary>
    TraceGlance? Glance(string projectId, string traceId);
}
