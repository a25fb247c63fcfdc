namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>The condition on observations that are the roots of some traces. It names trace and number, since a database may have an index on either.</summary>
internal static class RootsOf
{
    public static string Condition(SqlDialect dialect) => $"projectId = @projectId AND {dialect.In("traceId", "@traceIds")} AND {dialect.In("seq", "@roots")}";

    public static object Parameters(string projectId, IReadOnlyCollection<Trace> traces)
    {
        var rooted = traces.Where(trace => trace.RootSeq is not null).ToList();
        return new { projectId, traceIds = rooted.Select(trace => trace.Id).ToArray(), roots = rooted.Select(trace => trace.RootSeq!.Value).ToArray() };
    }
}
