namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>Which items a list shows.</summary>
internal sealed record DatasetItemFilter(string? DatasetName, string? SourceTraceId, string? SourceObservationId, long? AsOfUs)
{
    public bool HasSource => (SourceTraceId ?? SourceObservationId) is not null;

    public static DatasetItemFilter From(QueryReader query)
    {
        var filter = new DatasetItemFilter(query.Text("datasetName"), query.Text("sourceTraceId"), query.Text("sourceObservationId"), query.TimeUs("version"));
        if (filter.AsOfUs is not null && filter.DatasetName is null)
        {
            query.Issues.Add("version: needs datasetName");
        }

        return filter;
    }

    public bool Matches(DatasetItem item) =>
        (SourceTraceId is null || item.SourceTraceId == SourceTraceId) && (SourceObservationId is null || item.SourceObservationId == SourceObservationId);
}
