namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>Reads from the catalogue. What belongs to no project (organisations, keys, users) is kept under <see cref="Catalogue.NoProject"/>.</summary>
internal interface ICatalogueReader
{
    T? Find<T>(Collection<T> collection, string projectId, string id)
        where T : class;

    /// <summary>The one with this second name.</summary>
    T? FindUnique<T>(Collection<T> collection, string projectId, string name)
        where T : class;

    IReadOnlyList<T> List<T>(Collection<T> collection, string projectId, CatalogueQuery query)
        where T : class;

    long Count<T>(Collection<T> collection, string projectId, CatalogueQuery query)
        where T : class;
}
