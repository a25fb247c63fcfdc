using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

internal static class DatasetCollections
{
    public static readonly Collection<Dataset> Datasets =
        new("dataset", DatasetJson.Default.Dataset, item => item.Id, item => item.CreatedUs) { Unique = item => item.Name };

    /// <summary>Items by id. Under the parent stand those that are active, under the other all of a dataset.</summary>
    public static readonly Collection<DatasetItem> Items =
        new("dataset-item", DatasetJson.Default.DatasetItem, item => item.Id, item => item.CreatedUs)
        {
            Parent = item => item.IsActive ? item.DatasetId : null,
            Other = item => item.DatasetId,
        };

    public static readonly Collection<DatasetItemVersion> ItemVersions =
        new("dataset-item-version", DatasetJson.Default.DatasetItemVersion, version => $"{version.FromUs}/{version.Item.Id}", version => version.FromUs)
        {
            Parent = version => version.Item.DatasetId,
            Other = version => version.Item.Id,
        };

    public static readonly Collection<DatasetRun> Runs =
        new("dataset-run", DatasetJson.Default.DatasetRun, run => run.Id, run => run.CreatedUs) { Parent = run => run.DatasetId, Unique = run => run.UniqueName };

    public static readonly Collection<DatasetRunItem> RunItems =
        new("dataset-run-item", DatasetJson.Default.DatasetRunItem, item => item.Id, item => item.CreatedUs) { Parent = item => item.DatasetRunId, Other = item => item.TraceId };
}
