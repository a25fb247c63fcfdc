using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Writes catalogue documents inside the transaction of the writer.</summary>
internal sealed class SqliteCatalogueWriter(SqliteConnection connection) : SqliteCatalogueReader(connection), ICatalogueWriter
{
    private const int UniqueViolation = 2067;

    public void Put<T>(Collection<T> collection, string projectId, T item)
        where T : class
    {
        var name = collection.Unique(item);
        try
        {
            Connection.Execute(
                "INSERT INTO documents (projectId, kind, id, uniqueName, parent, other, sortOrder, json) VALUES (@projectId, @Kind, @id, @name, @parent, @other, @sortOrder, @json) "
                + "ON CONFLICT (projectId, kind, id) DO UPDATE SET uniqueName = excluded.uniqueName, parent = excluded.parent, other = excluded.other, sortOrder = excluded.sortOrder, json = excluded.json",
                new
                {
                    projectId,
                    collection.Kind,
                    id = collection.Id(item),
                    name,
                    parent = collection.Parent(item),
                    other = collection.Other(item),
                    sortOrder = collection.Order(item),
                    json = JsonSerializer.Serialize(item, collection.Contract),
                });
        }
        catch (SqliteException exception) when (exception.SqliteExtendedErrorCode == UniqueViolation)
        {
            throw new DuplicateException(collection.Kind, name ?? collection.Id(item));
        }
    }

    public bool Delete<T>(Collection<T> collection, string projectId, string id)
        where T : class =>
        Connection.Execute("DELETE FROM documents WHERE projectId = @projectId AND kind = @Kind AND id = @id", new { projectId, collection.Kind, id }) > 0;
}
