namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>The filters of GET /traces.</summary>
internal static class TraceFilter
{
    /// <summary>What the list can be sorted by.</summary>
    public static readonly IReadOnlyCollection<string> Orders =
        ["timestamp", "id", "name", "userId", "sessionId", "release", "version", "public", "bookmarked", "latency", "totalCost", "totalTokens", "observationCount"];

    public static Filter From(QueryReader query)
    {
        // As in Langfuse, the filter takes the place of the single parameters where it is given.
        if (FilterReader.Read(query) is { } given)
        {
            return given.AndBetween("timestamp", query.TimeUs("fromTimestamp"), query.TimeUs("toTimestamp"));
        }

        var filter = new Filter()
            .AndEqual("name", query.Text("name"))
            .AndEqual("userId", query.Text("userId"))
            .AndEqual("sessionId", query.Text("sessionId"))
            .AndEqual("version", query.Text("version"))
            .AndEqual("release", query.Text("release"))
            .AndBetween("timestamp", query.TimeUs("fromTimestamp"), query.TimeUs("toTimestamp"))
            .AndAnyOf("environment", query.All("environment"));
        var tags = query.All("tags");
        return tags.Count == 0 ? filter : filter.And("tags", Comparison.AllOf, tags);
    }
}
