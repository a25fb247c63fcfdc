using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Writes catalogue documents inside the transaction of a writer.</summary>
internal sealed class SqlCatalogueWriter(DbConnection connection, SqlDialect dialect) : SqlCatalogueReader(connection, dialect), ICatalogueWriter
{
    public void Put<T>(Collection<T> collection, string projectId, T item)
        where T : class
    {
        var row = new
        {
            projectId = Text(projectId),
            collection.Kind,
            id = Text(collection.Id(item)),
            name = Text(collection.Unique(item)),
            parent = Text(collection.Parent(item)),
            other = Text(collection.Other(item)),
            sortOrder = collection.Order(item),
            json = JsonSerializer.Serialize(item, collection.Contract),
        };
        // Asked before: a statement that fails would end the transaction in some databases. Writers of the catalogue wait for each other, so nobody comes in between.
        if (row.name is not null
            && Connection.ExecuteScalar<long>("SELECT count(*) FROM documents WHERE projectId = @projectId AND kind = @Kind AND uniqueName = @name AND id <> @id", row) > 0)
        {
            throw new DuplicateException(collection.Kind, row.name);
        }

        Connection.Execute(
            "INSERT INTO documents (projectId, kind, id, uniqueName, parent, other, sortOrder, json) VALUES (@projectId, @Kind, @id, @name, @parent, @other, @sortOrder, @json) "
            + "ON CONFLICT (projectId, kind, id) DO UPDATE SET uniqueName = excluded.uniqueName, parent = excluded.parent, other = excluded.other, sortOrder = excluded.sortOrder, json = excluded.json",
            row);
    }

    public bool Delete<T>(Collection<T> collection, string projectId, string id)
        where T : class =>
        Connection.Execute("DELETE FROM documents WHERE projectId = @projectId AND kind = @Kind AND id = @id", new { projectId = Text(projectId), collection.Kind, id = Text(id) }) > 0;
}
