using System.Text.Json;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>Makes, finds and changes datasets and their items.</summary>
internal sealed class DatasetLibrary(ICatalogue catalogue, TimeProvider clock)
{
    private const int MostProblems = 5;

    /// <summary>Makes a dataset, or changes the one of this name.</summary>
    public Task<Dataset> SaveAsync(string projectId, DatasetBody body, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var nowUs = Micros.Of(clock.GetUtcNow());
            var earlier = writer.FindUnique(DatasetCollections.Datasets, projectId, body.Name);
            var saved = (earlier ?? new Dataset(Guid.NewGuid().ToString(), body.Name, null, null, null, null, nowUs, nowUs)) with
            {
                Description = body.Description ?? earlier?.Description,
                Metadata = body.Metadata ?? earlier?.Metadata,
                InputSchema = body.ClearsInputSchema ? null : body.InputSchema ?? earlier?.InputSchema,
                ExpectedOutputSchema = body.ClearsExpectedOutputSchema ? null : body.ExpectedOutputSchema ?? earlier?.ExpectedOutputSchema,
                UpdatedUs = nowUs,
            };
            if (earlier is not null && (body.InputSchema ?? body.ExpectedOutputSchema) is not null)
            {
                RefuseUnfitItems(writer, projectId, saved);
            }

            writer.Put(DatasetCollections.Datasets, projectId, saved);
            return saved;
        },
        cancellationToken);

    /// <exception cref="ApiException">There is none of this name.</exception>
    public Dataset Get(string projectId, string name) =>
        catalogue.FindUnique(DatasetCollections.Datasets, projectId, name) ?? throw ApiException.NotFound($"Dataset not found: '{name}'");

    /// <summary>Makes an item, or changes the one of this id: what is not sent stays as it was.</summary>
    public Task<DatasetItem> SaveItemAsync(string projectId, DatasetItemBody body, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var dataset = writer.FindUnique(DatasetCollections.Datasets, projectId, body.DatasetName) ?? throw ApiException.NotFound($"Dataset not found: '{body.DatasetName}'");
            var earlier = body.Id is null ? null : writer.Find(DatasetCollections.Items, projectId, body.Id);
            if (earlier is not null && earlier.DatasetId != dataset.Id)
            {
                throw ApiException.Conflict($"Dataset item '{body.Id}' exists already in dataset '{earlier.DatasetName}'. Ids of items are unique in a project.");
            }

            var nowUs = Micros.Of(clock.GetUtcNow());
            var saved = new DatasetItem(
                body.Id ?? Guid.NewGuid().ToString(), dataset.Id, dataset.Name, body.Status ?? earlier?.Status ?? DatasetItem.Active, body.Input ?? earlier?.Input,
                body.ExpectedOutput ?? earlier?.ExpectedOutput, body.Metadata ?? earlier?.Metadata, body.SourceTraceId ?? earlier?.SourceTraceId,
                body.SourceObservationId ?? earlier?.SourceObservationId, earlier?.CreatedUs ?? nowUs, nowUs);
            if (Problems(dataset, saved) is { Count: > 0 } problems)
            {
                throw ApiException.Invalid([.. problems]);
            }

            writer.Put(DatasetCollections.Items, projectId, saved);
            Remember(writer, projectId, saved, nowUs, isDeleted: false);
            return saved;
        },
        cancellationToken);

    /// <exception cref="ApiException">There is no such item.</exception>
    public DatasetItem GetItem(string projectId, string id) =>
        catalogue.Find(DatasetCollections.Items, projectId, id) ?? throw ApiException.NotFound($"Dataset item not found: '{id}'");

    /// <exception cref="ApiException">There is no such item.</exception>
    public Task DeleteItemAsync(string projectId, string id, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            var item = writer.Find(DatasetCollections.Items, projectId, id) ?? throw ApiException.NotFound($"Dataset item not found: '{id}'");
            Remember(writer, projectId, item, Micros.Of(clock.GetUtcNow()), isDeleted: true);
            return writer.Delete(DatasetCollections.Items, projectId, id);
        },
        cancellationToken);

    /// <summary>The active items that match, newest first, with the number of all.</summary>
    public (IReadOnlyList<DatasetItem> Items, long Total) Items(string projectId, DatasetItemFilter filter, PageRequest asked)
    {
        var dataset = filter.DatasetName is null ? null : Get(projectId, filter.DatasetName);
        if (dataset is not null && filter.AsOfUs is null && !filter.HasSource)
        {
            var query = new CatalogueQuery { Parent = dataset.Id };
            return (
                catalogue.List(DatasetCollections.Items, projectId, query with { Limit = asked.Limit, Offset = asked.Offset }),
                catalogue.Count(DatasetCollections.Items, projectId, query));
        }

        var matching = (filter.AsOfUs is { } asOfUs ? AsOf(projectId, dataset!, asOfUs) : catalogue.All(DatasetCollections.Items, projectId, dataset?.Id))
            .Where(item => item.IsActive && filter.Matches(item)).ToList();
        return ([.. matching.Skip(asked.Skip).Take(asked.Limit)], matching.Count);
    }

    private IEnumerable<DatasetItem> AsOf(string projectId, Dataset dataset, long asOfUs) =>
        catalogue.All(DatasetCollections.ItemVersions, projectId, dataset.Id)
            .Where(version => version.FromUs <= asOfUs)
            .DistinctBy(version => version.Item.Id)
            .Where(version => !version.IsDeleted)
            .Select(version => version.Item)
            .OrderByDescending(item => item.CreatedUs).ThenByDescending(item => item.Id, StringComparer.Ordinal);

    // Two changes within a microsecond are one version: the later.
    private static void Remember(ICatalogueWriter writer, string projectId, DatasetItem item, long nowUs, bool isDeleted) =>
        writer.Put(DatasetCollections.ItemVersions, projectId, new DatasetItemVersion(item, nowUs, isDeleted));

    private static void RefuseUnfitItems(ICatalogueReader reader, string projectId, Dataset dataset)
    {
        var problems = reader.All(DatasetCollections.Items, projectId, dataset.Id)
            .SelectMany(item => Problems(dataset, item).Select(problem => $"item '{item.Id}': {problem}")).Take(MostProblems).ToList();
        if (problems.Count > 0)
        {
            throw ApiException.Invalid([.. problems]);
        }
    }

    private static List<string> Problems(Dataset dataset, DatasetItem item) =>
    [
        .. Problems("input", dataset.InputSchema, item.Input),
        .. Problems("expectedOutput", dataset.ExpectedOutputSchema, item.ExpectedOutput),
    ];

    private static IEnumerable<string> Problems(string field, JsonElement? schema, JsonElement? value)
    {
        if (schema is not { } held)
        {
            return [];
        }

        try
        {
            return SchemaCheck.Problems(held, value ?? JsonText.Null).Select(problem => $"{field} does not fit the schema of the dataset: {problem}");
        }
        catch (FormatException exception)
        {
            return [$"{field} cannot be held against the schema of the dataset: {exception.Message}"];
        }
    }
}
