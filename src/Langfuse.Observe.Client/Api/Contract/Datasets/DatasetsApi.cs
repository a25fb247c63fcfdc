namespace Langfuse.Observe.Api;

/// <summary>Datasets of a project, as Langfuse's API has them.</summary>
public sealed class DatasetsApi
{
    private readonly ApiConnection _connection;

    internal DatasetsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists datasets: <c>GET /api/public/v2/datasets</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<Dataset> ListAsync(ListDatasetQuery? query = null) =>
        LangfuseList<Dataset>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists datasets: <c>GET /api/public/v2/datasets</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<PaginatedDatasets> ListPageAsync(ListDatasetQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/v2/datasets")),
            DatasetsJson.Default.PaginatedDatasets, cancellationToken);

    /// <summary>Creates a dataset: <c>POST /api/public/v2/datasets</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Dataset> CreateAsync(CreateDatasetRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/v2/datasets"),
            request, DatasetsJson.Default.CreateDatasetRequest, DatasetsJson.Default.Dataset, cancellationToken);

    /// <summary>Gets a dataset: <c>GET /api/public/v2/datasets/{datasetName}</c>.</summary>
    /// <param name="datasetName">Dataset name; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Dataset> GetAsync(string datasetName, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/v2/datasets/").Segment(datasetName),
            DatasetsJson.Default.Dataset, cancellationToken);

    /// <summary>Gets a run: <c>GET /api/public/datasets/{datasetName}/runs/{runName}</c>.</summary>
    /// <param name="datasetName">Dataset name; percent-encoded whole.</param>
    /// <param name="runName">Run name; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<DatasetRunWithItems> GetRunAsync(string datasetName, string runName, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/datasets/").Segment(datasetName).Text("/runs/").Segment(runName),
            DatasetsJson.Default.DatasetRunWithItems, cancellationToken);

    /// <summary>Deletes a run: <c>DELETE /api/public/datasets/{datasetName}/runs/{runName}</c>.</summary>
    /// <param name="datasetName">Dataset name; percent-encoded whole.</param>
    /// <param name="runName">Run name; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<DeleteDatasetRunResponse> DeleteRunAsync(
        string datasetName, string runName, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/datasets/").Segment(datasetName).Text("/runs/").Segment(runName),
            DatasetsJson.Default.DeleteDatasetRunResponse, cancellationToken);

    /// <summary>Lists runs: <c>GET /api/public/datasets/{datasetName}/runs</c>. Pages are read as they are asked for.</summary>
    /// <param name="datasetName">Dataset name; percent-encoded whole.</param>
    /// <param name="query">What narrows the answer down.</param>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public LangfuseList<DatasetRun> ListRunsAsync(string datasetName, DatasetListRunsQuery? query = null) =>
        LangfuseList<DatasetRun>.ByPage(
            query?.Page, (at, token) => ListRunsPageAsync(datasetName, (query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists runs: <c>GET /api/public/datasets/{datasetName}/runs</c>, one page.</summary>
    /// <param name="datasetName">Dataset name; percent-encoded whole.</param>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<PaginatedDatasetRuns> ListRunsPageAsync(
        string datasetName, DatasetListRunsQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/datasets/").Segment(datasetName).Text("/runs")),
            DatasetsJson.Default.PaginatedDatasetRuns, cancellationToken);
}
