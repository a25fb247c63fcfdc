using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>The catalogue in the file of the local server.</summary>
internal sealed class SqliteCatalogue(LocalStore store) : ICatalogue
{
    public T? Find<T>(Collection<T> collection, string projectId, string id)
        where T : class => Read(reader => reader.Find(collection, projectId, id));

    public T? FindUnique<T>(Collection<T> collection, string projectId, string name)
        where T : class => Read(reader => reader.FindUnique(collection, projectId, name));

    public IReadOnlyList<T> List<T>(Collection<T> collection, string projectId, CatalogueQuery query)
        where T : class => Read(reader => reader.List(collection, projectId, query));

    public long Count<T>(Collection<T> collection, string projectId, CatalogueQuery query)
        where T : class => Read(reader => reader.Count(collection, projectId, query));

    public Task<TResult> WriteAsync<TResult>(Func<ICatalogueWriter, TResult> work, CancellationToken cancellationToken = default) =>
        store.WriteAsync(session => work(new SqliteCatalogueWriter(session.Connection)), cancellationToken);

    private TResult Read<TResult>(Func<SqliteCatalogueReader, TResult> read)
    {
        using SqliteConnection connection = store.Database.Connect();
        return read(new SqliteCatalogueReader(connection));
    }
}
