using Dapper;
using Langfuse.Observe.LocalServer.Storage.Rollups;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Deletes what belongs to a project.</summary>
internal sealed class SqlProjectData(SqlStore store) : IProjectData
{
    private static readonly string[] s_uncounted = ["media", "mediaLinks", "documents"];

    public Task EraseAsync(string projectId, CancellationToken cancellationToken)
    {
        var of = new { projectId };
        return store.WriteAsync(
            session =>
            {
                int Delete(string table) => session.Connection.Execute($"DELETE FROM {table} WHERE projectId = @projectId", of);

                session.Dialect.ForgetWords(session.Connection, "projectId = @projectId", of);
                RollupTable.Forget(session.Connection, projectId);
                session.Count(observations: -Delete("observations"), traces: -Delete("traces"), scores: -Delete("scores"));
                return s_uncounted.Sum(Delete);
            },
            cancellationToken);
    }
}
