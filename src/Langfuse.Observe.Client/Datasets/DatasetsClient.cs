using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Langfuse.Observe.Api;
using Langfuse.Observe.Datasets;
using Langfuse.Observe.Delivery.Media;
using Langfuse.Observe.Values;

namespace Langfuse.Observe;

/// <summary>The datasets of a project.</summary>
public sealed class DatasetsClient
{
    private const int PageSize = 50;
    private const int MostReads = 3;

    private readonly LangfuseClient _client;
    private readonly DatasetsApi _datasets;
    private readonly DatasetItemsApi _items;
    private readonly StoredRuns _runs;

    internal DatasetsClient(LangfuseClient client, ApiConnection connection)
    {
        _client = client;
        _datasets = new DatasetsApi(connection);
        _items = new DatasetItemsApi(connection);
        _runs = new StoredRuns(client);
    }

    /// <summary>Creates a dataset, or changes the one of the name.</summary>
    /// <param name="name">The name; folders are separated by slashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="metadata">Whatever is to be kept with it.</param>
    /// <param name="inputSchema">A JSON Schema that every input must fit.</param>
    /// <param name="expectedOutputSchema">A JSON Schema that every expected output must fit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The dataset without its items.</returns>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public async Task<Dataset> CreateAsync(
        string name, string? description = null, object? metadata = null, object? inputSchema = null, object? expectedOutputSchema = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var stored = await _datasets.CreateAsync(
            new()
            {
                Name = name,
                Description = description,
                Metadata = ValueJson.Element(metadata),
                InputSchema = ValueJson.Element(inputSchema),
                ExpectedOutputSchema = ValueJson.Element(expectedOutputSchema),
            },
            cancellationToken).ConfigureAwait(false);
        return new Dataset(_client, stored, [], null);
    }

    /// <summary>Creates an item, or changes the one of the id: what is null stays as it is there.</summary>
    /// <param name="datasetName">The dataset's name.</param>
    /// <param name="input">What the task gets: any object. Media in it (<see cref="LangfuseMedia"/>, data URIs) are uploaded first, and become references.</param>
    /// <param name="expectedOutput">What would be right.</param>
    /// <param name="metadata">Whatever is to be kept with it.</param>
    /// <param name="id">The id, unique in the project; by default a new one.</param>
    /// <param name="sourceTraceId">The trace that it is made from.</param>
    /// <param name="sourceObservationId">The observation that it is made from.</param>
    /// <param name="isArchived">Whether it is put away and left out of runs; null leaves that as it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <remarks>Input, expected output and metadata pass <see cref="LangfuseOptions.Mask"/>, as everything that leaves.</remarks>
    /// <exception cref="LangfuseException">The server is not there, has no such dataset (404), has the id in another dataset (409), or the item
    /// does not fit the dataset's schema (400).</exception>
    public async Task<DatasetItem> CreateItemAsync(
        string datasetName, object? input = null, object? expectedOutput = null, object? metadata = null, string? id = null,
        string? sourceTraceId = null, string? sourceObservationId = null, bool? isArchived = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(datasetName);
        var masked = new MaskedJson(_client.Sink);
        var media = _client.Http is { } http && _client.Options.MediaUploadEnabled ? new ItemMedia(new MediaTransfer(http, _client.Connection)) : null;
        JsonElement? Field(string name, MaskedField field, object? value) =>
            media is null ? masked.Of(field, value) : media.Of(name, () => masked.Of(field, value));

        var request = new CreateDatasetItemRequest
        {
            DatasetName = datasetName,
            Id = id,
            Input = Field("input", MaskedField.Input, input),
            ExpectedOutput = Field("expectedOutput", MaskedField.Output, expectedOutput),
            Metadata = Field("metadata", MaskedField.Metadata, metadata),
            SourceTraceId = sourceTraceId,
            SourceObservationId = sourceObservationId,
            Status = isArchived is { } archived ? archived ? DatasetStatus.Archived : DatasetStatus.Active : null,
        };
        if (media is { IsEmpty: false })
        {
            request = request with { Id = request.Id ?? Guid.NewGuid().ToString() };
            await media.UploadAsync((await StoredAsync(datasetName, cancellationToken).ConfigureAwait(false)).Id, request.Id, cancellationToken).ConfigureAwait(false);
        }

        return await StoreAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets a dataset with all its active items.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">The time as of which the items are; by default now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or has no such dataset.</exception>
    public async Task<Dataset> GetAsync(string name, DateTimeOffset? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var stored = await StoredAsync(name, cancellationToken).ConfigureAwait(false);
        var items = await ItemsAsync(name, version, cancellationToken).ConfigureAwait(false);
        return new Dataset(_client, stored, items, version);
    }

    /// <summary>Lists the datasets of the project, without their items.</summary>
    public LangfuseList<Dataset> ListAsync() =>
        _datasets.ListAsync(new() { Limit = PageSize }).Select(stored => new Dataset(_client, stored, [], null));

    /// <summary>Lists the runs of a dataset, the newest first.</summary>
    /// <param name="datasetName">The dataset's name.</param>
    public LangfuseList<DatasetRunSummary> ListRunsAsync(string datasetName) => new(token => RunsAsync(datasetName, token));

    /// <summary>Gets a run of a dataset with its items and their scores, so that another run can be compared with it
    /// (<see cref="ExperimentResult.ThrowIfWorseThan"/>).</summary>
    /// <param name="datasetName">The dataset's name.</param>
    /// <param name="runName">The run's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the server has of it: of a task that failed, that it did; of each item, its first 50 scores.</returns>
    /// <exception cref="LangfuseException">The server is not there, or has no such dataset or run.</exception>
    public async Task<ExperimentResult> GetRunAsync(string datasetName, string runName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(runName);
        var dataset = await GetAsync(datasetName, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await _runs.GetAsync(dataset, runName, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets an item.</summary>
    /// <exception cref="LangfuseException">The server is not there, or has no such item.</exception>
    public async Task<DatasetItem> GetItemAsync(string id, CancellationToken cancellationToken = default) =>
        DatasetItem.Of(await _items.GetAsync(id, cancellationToken).ConfigureAwait(false));

    /// <summary>Deletes an item for good.</summary>
    /// <exception cref="LangfuseException">The server is not there, or has no such item.</exception>
    public Task DeleteItemAsync(string id, CancellationToken cancellationToken = default) => _items.DeleteAsync(id, cancellationToken);

    internal Task<ExperimentResult> RunOfAsync(Dataset dataset, string runName, CancellationToken cancellationToken) => _runs.GetAsync(dataset, runName, cancellationToken);

    private async IAsyncEnumerable<DatasetRunSummary> RunsAsync(string datasetName, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var dataset = new Dataset(_client, await StoredAsync(datasetName, cancellationToken).ConfigureAwait(false), [], null);
        await foreach (var run in _runs.ListAsync(dataset, cancellationToken).ConfigureAwait(false))
        {
            yield return run;
        }
    }

    /// <summary>The active items. Pages are counted, so that an item which comes or goes meanwhile moves the others: one that moved to the next page is
    /// taken once, and when one may have been passed over, all are read anew.</summary>
    private async Task<List<DatasetItem>> ItemsAsync(string name, DateTimeOffset? version, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (items, total, hasShrunk) = (new Dictionary<string, DatasetItem>(StringComparer.Ordinal), 0L, false);
            for (var (page, pages) = (1, 1); page <= pages; page++)
            {
                var answer = await _items.ListPageAsync(new() { DatasetName = name, Version = version, Limit = PageSize, Page = page }, cancellationToken).ConfigureAwait(false);
                foreach (var item in answer.Data)
                {
                    items.TryAdd(item.Id, DatasetItem.Of(item));
                }

                hasShrunk |= answer.Meta.TotalItems < total;
                (pages, total) = (answer.Data.Count == 0 ? 0 : answer.Meta.TotalPages, answer.Meta.TotalItems);
            }

            if ((items.Count >= total && !hasShrunk) || attempt == MostReads)
            {
                return [.. items.Values];
            }
        }
    }

    private async Task<DatasetItem> StoreAsync(CreateDatasetItemRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return DatasetItem.Of(await _items.CreateAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (LangfuseException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            throw Missing(request.DatasetName, exception);
        }
    }

    private async Task<Api.Dataset> StoredAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await _datasets.GetAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (LangfuseException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            throw Missing(name, exception);
        }
    }

    private static LangfuseException Missing(string name, LangfuseException exception) =>
        exception.With($"Create it (Datasets.CreateAsync(\"{name}\")), or correct its name: Datasets.ListAsync gives those that there are.");
}
