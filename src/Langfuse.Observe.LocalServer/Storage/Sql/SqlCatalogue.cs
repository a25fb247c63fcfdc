namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>The catalogue in a database.</summary>
internal sealed class SqlCatalogue(SqlStore store) : ICatalogue
{
    public T? Find<T>(Collection<T> collection, string projectId, string id)
        where T : class => Read(reader => reader.Find(collection, projectId, id));

    public T? FindUnique<T>(Collection<T> collection, string projectId, string name)
        where T : class => Read(reader => reader.FindUnique(collection, projectId, name));

    public IReadOnlyList<T> List<T>(Collection<T> collection, string projectId, CatalogueQuery query)
        where T : class => Read(reader => reader.List(collection, projectId, query));

    public long Count<T>(Collection<T> collection, string projectId, CatalogueQuery query)
        where T : class => Read(reader => reader.Count(collection, projectId, query));

    public async Task<TResult> WriteAsync<TResult>(Func<ICatalogueWriter, TResult> work, CancellationToken cancellationToken = default)
    {
        var result = await store.WriteAsync(
            session =>
            {
                session.LockCatalogue();
                return work(new SqlCatalogueWriter(session.Connection, session.Dialect));
            },
            cancellationToken);
        store.Told.Set();
        return result;
    }

    private TResult Read<TResult>(Func<SqlCatalogueReader, TResult> read)
    {
        using var connection = store.Connect();
        return read(new SqlCatalogueReader(connection, store.Dialect));
    }
}
