using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>Keeps the runs over datasets and what they made of the items.</summary>
internal sealed class DatasetRuns(ICatalogue catalogue, IObservationStore observations, TimeProvider clock)
{
    /// <summary>Adds the result of an item to a run, which is made with its first.</summary>
    public Task<DatasetRunItem> AddAsync(string projectId, DatasetRunItemBody body, CancellationToken cancellationToken)
    {
        var traceId = body.TraceId ?? observations.Find(projectId, body.ObservationId!)?.TraceId
            ?? throw ApiException.NotFound($"Observation not found: '{body.ObservationId}'. Send traceId too, or the observation first.");
        return catalogue.WriteAsync(
            writer =>
            {
                var item = writer.Find(DatasetCollections.Items, projectId, body.DatasetItemId) ?? throw ApiException.NotFound($"Dataset item not found: '{body.DatasetItemId}'");
                var nowUs = Micros.Of(clock.GetUtcNow());
                var run = writer.FindUnique(DatasetCollections.Runs, projectId, DatasetRun.NameOf(item.DatasetId, body.RunName))
                    ?? Start(writer, projectId, item, body, nowUs);
                var added = new DatasetRunItem(
                    Guid.NewGuid().ToString(), run.Id, run.Name, item.Id, traceId, body.ObservationId, body.DatasetVersionUs, body.CreatedUs ?? nowUs, nowUs);
                writer.Put(DatasetCollections.RunItems, projectId, added);
                return added;
            },
            cancellationToken);
    }

    /// <exception cref="ApiException">There is no such run.</exception>
    public DatasetRun Get(string projectId, Dataset dataset, string name) =>
        catalogue.FindUnique(DatasetCollections.Runs, projectId, DatasetRun.NameOf(dataset.Id, name))
            ?? throw ApiException.NotFound($"Dataset run not found: '{name}' of dataset '{dataset.Name}'");

    public IReadOnlyList<DatasetRunItem> Items(string projectId, DatasetRun run) =>
        catalogue.List(DatasetCollections.RunItems, projectId, new CatalogueQuery { Parent = run.Id, OldestFirst = true });

    /// <summary>Deletes a run with its items; traces and scores stay.</summary>
    public Task DeleteAsync(string projectId, Dataset dataset, string name, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var run = writer.FindUnique(DatasetCollections.Runs, projectId, DatasetRun.NameOf(dataset.Id, name))
                ?? throw ApiException.NotFound($"Dataset run not found: '{name}' of dataset '{dataset.Name}'");
            foreach (var item in writer.All(DatasetCollections.RunItems, projectId, run.Id))
            {
                writer.Delete(DatasetCollections.RunItems, projectId, item.Id);
            }

            return writer.Delete(DatasetCollections.Runs, projectId, run.Id);
        },
        cancellationToken);

    private static DatasetRun Start(ICatalogueWriter writer, string projectId, DatasetItem item, DatasetRunItemBody body, long nowUs)
    {
        var run = new DatasetRun(
            DatasetRun.IdOf(projectId, item.DatasetId, body.RunName), item.DatasetId, item.DatasetName, body.RunName, body.RunDescription, body.Metadata, nowUs, nowUs);
        writer.Put(DatasetCollections.Runs, projectId, run);
        return run;
    }
}
