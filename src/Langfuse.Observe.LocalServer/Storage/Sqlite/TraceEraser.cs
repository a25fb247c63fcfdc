using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Deletes traces with their observations, scores and media links.</summary>
internal sealed class TraceEraser(LocalStore store)
{
    public async Task DeleteAsync(IReadOnlyCollection<string> traceIds, CancellationToken cancellationToken)
    {
        var of = new { traceIds };
        await store.WriteAsync(session =>
        {
            if (session.HasFullText)
            {
                FullTextIndex.Forget(session.Connection, "traceId IN @traceIds", of);
            }

            session.Connection.Execute("DELETE FROM observations WHERE traceId IN @traceIds", of);
            session.Connection.Execute("DELETE FROM scores WHERE traceId IN @traceIds", of);
            session.Connection.Execute("DELETE FROM mediaLinks WHERE traceId IN @traceIds", of);
            return session.Connection.Execute("DELETE FROM traces WHERE id IN @traceIds", of);
        }, cancellationToken);
        store.Count();
    }
}
