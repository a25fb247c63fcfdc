using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>The filters of GET /traces as a WHERE clause over the table traces.</summary>
internal static class TraceFilter
{
    public static readonly IReadOnlyDictionary<string, string> OrderColumns = new Dictionary<string, string>
    {
        ["timestamp"] = "startUs",
        ["id"] = "id",
        ["name"] = "coalesce(traceName, rootName)",
        ["userId"] = "userId",
        ["sessionId"] = "sessionId",
        ["release"] = "release",
        ["version"] = "version",
        ["public"] = "public",
        ["latency"] = "endUs - startUs",
        ["totalCost"] = "totalCost",
    };

    public static SqlFilter From(QueryReader query)
    {
        var filter = new SqlFilter()
            .AndIf("coalesce(traceName, rootName) = ?", query.Text("name"))
            .AndIf("userId = ?", query.Text("userId"))
            .AndIf("sessionId = ?", query.Text("sessionId"))
            .AndIf("version = ?", query.Text("version"))
            .AndIf("release = ?", query.Text("release"))
            .AndIf("startUs >= ?", query.TimeUs("fromTimestamp"))
            .AndIf("startUs < ?", query.TimeUs("toTimestamp"))
            .AndAny("environment", query.All("environment"));
        foreach (var tag in query.All("tags"))
        {
            filter.And("EXISTS (SELECT 1 FROM json_each(traces.tags) WHERE value = ?)", tag);
        }

        return filter;
    }
}
