using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Features.Observations;

/// <summary>The filters of the observation lists as a WHERE clause over the table observations.</summary>
internal static class ObservationFilter
{
    public static SqlFilter From(QueryReader query, bool hasParent)
    {
        var filter = new SqlFilter()
            .AndIf("name = ?", query.Text("name"))
            .AndIf("userId = ?", query.Text("userId"))
            .AndIf("sessionId = ?", query.Text("sessionId"))
            .AndIf("type = ?", query.Text("type")?.ToUpperInvariant())
            .AndIf("traceId = ?", query.Text("traceId"))
            .AndIf("level = ?", query.Text("level"))
            .AndIf("version = ?", query.Text("version"))
            .AndIf("startUs >= ?", query.TimeUs("fromStartTime"))
            .AndIf("startUs < ?", query.TimeUs("toStartTime"))
            .AndAny("environment", query.All("environment"));
        if (query.Text("parentObservationId") is { } parent)
        {
            filter.And("parentId = ?", parent);
        }
        else if (hasParent)
        {
            filter.And("parentId IS NULL");
        }

        return query.Text("isRootObservation") switch
        {
            "true" => filter.And("(parentId IS NULL OR isAppRoot = 1)"),
            "false" => filter.And("(parentId IS NOT NULL AND isAppRoot = 0)"),
            _ => filter,
        };
    }
}
