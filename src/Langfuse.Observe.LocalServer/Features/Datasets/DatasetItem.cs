using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>An item of a dataset, as it is kept.</summary>
internal sealed record DatasetItem(
    string Id, string DatasetId, string DatasetName, string Status, JsonElement? Input, JsonElement? ExpectedOutput, JsonElement? Metadata,
    string? SourceTraceId, string? SourceObservationId, long CreatedUs, long UpdatedUs)
{
    public const string Active = "ACTIVE";
    public const string Archived = "ARCHIVED";

    public bool IsActive => Status == Active;
}
