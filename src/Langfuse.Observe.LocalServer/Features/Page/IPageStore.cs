namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>Reads what the lists of the page show.</summary>
internal interface IPageStore
{
    /// <summary>Where the data is, for people.</summary>
    string Place { get; }

    StoreCounts Counts { get; }

    /// <summary>A number that grows with every change, so that the page can ask cheaply whether there is something new.</summary>
    long Changes { get; }

    Task<TraceListing> ListAsync(string projectId, Filter filter, int limit, int offset, CancellationToken cancellationToken);

    /// <summary>A trace for the page. Of a big one the observations come without content, which is read when one is selected.</summary>
    PageTrace? Find(string projectId, string traceId);
}
