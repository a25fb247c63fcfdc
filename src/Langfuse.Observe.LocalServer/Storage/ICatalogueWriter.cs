namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>Reads and writes inside one transaction: what is read does not change until it ends.</summary>
internal interface ICatalogueWriter : ICatalogueReader
{
    /// <summary>Stores an item; one of the same id is replaced.</summary>
    /// <exception cref="DuplicateException">Another has its second name.</exception>
    void Put<T>(Collection<T> collection, string projectId, T item)
        where T : class;

    /// <summary>Deletes the item; false when there was none.</summary>
    bool Delete<T>(Collection<T> collection, string projectId, string id)
        where T : class;
}
