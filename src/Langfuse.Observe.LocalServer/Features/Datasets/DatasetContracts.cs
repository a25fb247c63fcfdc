using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>The shape Dataset of the API.</summary>
internal sealed record DatasetReply(
    string Id, string Name, string? Description, JsonElement? Metadata, JsonElement? InputSchema, JsonElement? ExpectedOutputSchema, string ProjectId, string CreatedAt, string UpdatedAt)
{
    public static DatasetReply Of(Dataset dataset, string projectId) => new(
        dataset.Id, dataset.Name, dataset.Description, dataset.Metadata, dataset.InputSchema, dataset.ExpectedOutputSchema, projectId,
        Micros.Iso(dataset.CreatedUs), Micros.Iso(dataset.UpdatedUs));
}

/// <summary>The shape DatasetItem of the API.</summary>
internal sealed record DatasetItemReply(
    string Id, string Status, JsonElement? Input, JsonElement? ExpectedOutput, JsonElement? Metadata, string? SourceTraceId, string? SourceObservationId,
    string DatasetId, string DatasetName, string CreatedAt, string UpdatedAt, IReadOnlyList<MediaReference> MediaReferences)
{
    public static DatasetItemReply Of(DatasetItem item, IReadOnlyList<MediaReference> media) => new(
        item.Id, item.Status, item.Input, item.ExpectedOutput, item.Metadata, item.SourceTraceId, item.SourceObservationId, item.DatasetId, item.DatasetName,
        Micros.Iso(item.CreatedUs), Micros.Iso(item.UpdatedUs), media);
}

/// <summary>Where media stands in an item.</summary>
internal sealed record MediaReference(string Field, string ReferenceString, string JsonPath, MediaReferenceMedia Media);

internal sealed record MediaReferenceMedia(string MediaId, string ContentType, long ContentLength, string Url, string UrlExpiry);

/// <summary>The shape DatasetRun of the API.</summary>
internal sealed record DatasetRunReply(
    string Id, string Name, string? Description, JsonElement? Metadata, string DatasetId, string DatasetName, string CreatedAt, string UpdatedAt)
{
    public static DatasetRunReply Of(DatasetRun run) => new(
        run.Id, run.Name, run.Description, run.Metadata, run.DatasetId, run.DatasetName, Micros.Iso(run.CreatedUs), Micros.Iso(run.UpdatedUs));
}

/// <summary>The shape DatasetRunWithItems of the API.</summary>
internal sealed record DatasetRunWithItemsReply(
    string Id, string Name, string? Description, JsonElement? Metadata, string DatasetId, string DatasetName, string CreatedAt, string UpdatedAt,
    IReadOnlyList<DatasetRunItemReply> DatasetRunItems)
{
    public static DatasetRunWithItemsReply Of(DatasetRun run, IReadOnlyList<DatasetRunItemReply> items) => new(
        run.Id, run.Name, run.Description, run.Metadata, run.DatasetId, run.DatasetName, Micros.Iso(run.CreatedUs), Micros.Iso(run.UpdatedUs), items);
}

/// <summary>The shape DatasetRunItem of the API.</summary>
internal sealed record DatasetRunItemReply(
    string Id, string DatasetRunId, string DatasetRunName, string DatasetItemId, string TraceId, string? ObservationId, string CreatedAt, string UpdatedAt)
{
    public static DatasetRunItemReply Of(DatasetRunItem item) => new(
        item.Id, item.DatasetRunId, item.DatasetRunName, item.DatasetItemId, item.TraceId, item.ObservationId, Micros.Iso(item.CreatedUs), Micros.Iso(item.UpdatedUs));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dataset))]
[JsonSerializable(typeof(DatasetItem))]
[JsonSerializable(typeof(DatasetItemVersion))]
[JsonSerializable(typeof(DatasetRun))]
[JsonSerializable(typeof(DatasetRunItem))]
[JsonSerializable(typeof(DatasetReply))]
[JsonSerializable(typeof(DatasetItemReply))]
[JsonSerializable(typeof(DatasetRunWithItemsReply))]
[JsonSerializable(typeof(DatasetRunItemReply))]
[JsonSerializable(typeof(PageReply<DatasetReply>), TypeInfoPropertyName = "DatasetPage")]
[JsonSerializable(typeof(PageReply<DatasetItemReply>), TypeInfoPropertyName = "DatasetItemPage")]
[JsonSerializable(typeof(PageReply<DatasetRunReply>), TypeInfoPropertyName = "DatasetRunPage")]
[JsonSerializable(typeof(PageReply<DatasetRunItemReply>), TypeInfoPropertyName = "DatasetRunItemPage")]
internal sealed partial class DatasetJson : JsonSerializerContext;
