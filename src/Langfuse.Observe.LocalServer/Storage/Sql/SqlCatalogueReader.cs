using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Reads catalogue documents on a connection that someone else opened.</summary>
internal class SqlCatalogueReader(DbConnection connection, SqlDialect dialect) : ICatalogueReader
{
    protected DbConnection Connection { get; } = connection;

    public T? Find<T>(Collection<T> collection, string projectId, string id)
        where T : class =>
        Read(collection, Connection.QueryFirstOrDefault<string?>(
            "SELECT json FROM documents WHERE projectId = @projectId AND kind = @Kind AND id = @id", new { projectId = Text(projectId), collection.Kind, id = Text(id) }));

    public T? FindUnique<T>(Collection<T> collection, string projectId, string name)
        where T : class =>
        Read(collection, Connection.QueryFirstOrDefault<string?>(
            "SELECT json FROM documents WHERE projectId = @projectId AND kind = @Kind AND uniqueName = @name", new { projectId = Text(projectId), collection.Kind, name = Text(name) }));

    public IReadOnlyList<T> List<T>(Collection<T> collection, string projectId, CatalogueQuery query)
        where T : class
    {
        var direction = query.OldestFirst ? "ASC" : "DESC";
        // Read as they come, so that a list of many does not stand in memory twice.
        return [.. Connection.Query<string>(
            $"SELECT json FROM documents {Where(query)} ORDER BY sortOrder {direction}, id {direction} LIMIT @Limit OFFSET @Offset",
            new { projectId = Text(projectId), collection.Kind, Parent = Text(query.Parent), Other = Text(query.Other), query.Limit, query.Offset },
            buffered: false).Select(json => Read(collection, json)!)];
    }

    public long Count<T>(Collection<T> collection, string projectId, CatalogueQuery query)
        where T : class =>
        Connection.ExecuteScalar<long>(
            $"SELECT count(*) FROM documents {Where(query)}", new { projectId = Text(projectId), collection.Kind, Parent = Text(query.Parent), Other = Text(query.Other) });

    protected string? Text(string? text) => text is null ? null : dialect.Text(text);

    private static string Where(CatalogueQuery query) =>
        "WHERE projectId = @projectId AND kind = @Kind"
        + (query.Parent is null ? "" : " AND parent = @Parent")
        + (query.Other is null ? "" : " AND other = @Other");

    private static T? Read<T>(Collection<T> collection, string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize(json, collection.Contract);
}
