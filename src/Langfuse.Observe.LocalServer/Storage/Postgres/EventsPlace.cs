using System.Data.Common;
using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>
/// Where the events of a catalogue are, kept in it: a server that were started without its ClickHouse would show nothing of what is there, and write elsewhere.
/// </summary>
internal static class EventsPlace
{
    private const string Kind = "eventsPlace";

    /// <exception cref="InvalidOperationException">The events are in another database.</exception>
    public static void RequireHere(DbConnection connection, string place)
    {
        if (connection.QueryFirstOrDefault<string>("SELECT json FROM documents WHERE projectId = '' AND kind = @Kind", new { Kind }) is { } there)
        {
            throw new InvalidOperationException(
                $"{place} is the catalogue of a server whose events are in {JsonText.Parse(there).GetString()}. Name both (ClickHouse, or --clickhouse on the command line); for a back-up use pg_dump, and ClickHouse's own BACKUP.");
        }
    }

    /// <exception cref="InvalidOperationException">There are events here, which would be seen no more.</exception>
    public static void Set(DbConnection connection, string place, string there)
    {
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM traces) OR EXISTS (SELECT 1 FROM observations) OR EXISTS (SELECT 1 FROM scores)"))
        {
            throw new InvalidOperationException(
                $"{place} holds traces or scores of a server without ClickHouse, which one with {there} would not show. Use a new database (or another schema of it: Search Path=...), and move the data by langfuse-observe export and import.");
        }

        connection.Execute(
            "INSERT INTO documents (projectId, kind, id, sortOrder, json) VALUES ('', @Kind, @Kind, 0, @json) ON CONFLICT (projectId, kind, id) DO UPDATE SET json = excluded.json",
            new { Kind, json = JsonText.Of(there).GetRawText() });
    }
}
