namespace Langfuse.Observe.LocalServer.Features.Experiments;

/// <summary>The filters of the experiment lists.</summary>
internal static class ExperimentFilter
{
    public static Filter ForExperiments(QueryReader query) => Within(query)
        .AndAnyOf("experimentId", query.List("id"))
        .AndAnyOf("experimentName", query.List("name"))
        .AndAnyOf("datasetId", query.List("datasetId"));

    public static Filter ForItems(QueryReader query) => Within(query)
        .AndAnyOf("experimentId", query.List("experimentId"))
        .AndAnyOf("experimentName", query.List("experimentName"))
        .AndAnyOf("experimentItemId", query.List("experimentItemId"))
        .AndAnyOf("datasetId", query.List("datasetId"));

    private static Filter Within(QueryReader query)
    {
        query.Required("fromStartTime");
        return (FilterReader.Read(query) ?? new Filter()).AndBetween("startTime", query.TimeUs("fromStartTime"), query.TimeUs("toStartTime"));
    }
}
