using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>Deletes what belongs to a project, from both places.</summary>
internal sealed class ClickHouseProjectData(ClickHouseStore store) : IProjectData
{
    private static readonly string[] s_tables = ["observations", "scores", "traces"];

    public async Task EraseAsync(string projectId, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            session =>
            {
                foreach (var table in s_tables)
                {
                    store.Tables.Delete(session.Connection, table, "project_id = @projectId", new { projectId });
                }

                return true;
            },
            cancellationToken);
        await new SqlProjectData(store.Catalogue).EraseAsync(projectId, cancellationToken);
    }
}
