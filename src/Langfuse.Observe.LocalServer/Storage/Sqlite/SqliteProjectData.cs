using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Deletes what belongs to a project.</summary>
internal sealed class SqliteProjectData(LocalStore store) : IProjectData
{
    private static readonly string[] s_tables = ["observations", "traces", "scores", "media", "mediaLinks", "documents"];

    public async Task EraseAsync(string projectId, CancellationToken cancellationToken)
    {
        var of = new { projectId };
        await store.WriteAsync(
            session =>
            {
                FullTextIndex.Forget(session.Connection, "projectId = @projectId", of);
                return s_tables.Sum(table => session.Connection.Execute($"DELETE FROM {table} WHERE projectId = @projectId", of));
            },
            cancellationToken);
        store.Count();
    }
}
