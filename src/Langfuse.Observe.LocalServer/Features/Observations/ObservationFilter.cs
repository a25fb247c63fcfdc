namespace Langfuse.Observe.LocalServer.Features.Observations;

/// <summary>The filters of the observation lists.</summary>
internal static class ObservationFilter
{
    public static readonly SortOrder NewestFirst = new("startTime", IsDescending: true);

    public static Filter From(QueryReader query)
    {
        if (FilterReader.Read(query) is { } given)
        {
            return given.AndBetween("startTime", query.TimeUs("fromStartTime"), query.TimeUs("toStartTime"));
        }

        var filter = new Filter()
            .AndEqual("name", query.Text("name"))
            .AndEqual("userId", query.Text("userId"))
            .AndEqual("sessionId", query.Text("sessionId"))
            .AndEqual("type", query.Text("type")?.ToUpperInvariant())
            .AndEqual("traceId", query.Text("traceId"))
            .AndEqual("level", query.Text("level"))
            .AndEqual("version", query.Text("version"))
            .AndEqual("parentObservationId", query.Text("parentObservationId"))
            .AndEqual("isRootObservation", query.Flag("isRootObservation"))
            .AndBetween("startTime", query.TimeUs("fromStartTime"), query.TimeUs("toStartTime"))
            .AndAnyOf("environment", query.All("environment"));

        // Given and empty, it asks for those without a parent.
        return query.IsEmpty("parentObservationId") ? filter.And("parentObservationId", Comparison.IsNull) : filter;
    }
}
