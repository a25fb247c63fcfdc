namespace Langfuse.Observe.Api;

/// <summary>Dataset items of a project, as Langfuse's API has them.</summary>
public sealed class DatasetItemsApi
{
    private readonly ApiConnection _connection;

    internal DatasetItemsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Creates a dataset item: <c>POST /api/public/dataset-items</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DatasetItem> CreateAsync(CreateDatasetItemRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/dataset-items"),
            request, DatasetItemsJson.Default.CreateDatasetItemRequest, DatasetItemsJson.Default.DatasetItem, cancellationToken);

    /// <summary>Lists dataset items: <c>GET /api/public/dataset-items</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<DatasetItem> ListAsync(ListDatasetItemQuery? query = null) =>
        LangfuseList<DatasetItem>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists dataset items: <c>GET /api/public/dataset-items</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<PaginatedDatasetItems> ListPageAsync(ListDatasetItemQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/dataset-items")),
            DatasetItemsJson.Default.PaginatedDatasetItems, cancellationToken);

    /// <summary>Gets a dataset item: <c>GET /api/public/dataset-items/{id}</c>.</summary>
    /// <param name="id">Id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DatasetItem> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/dataset-items/").Segment(id),
            DatasetItemsJson.Default.DatasetItem, cancellationToken);

    /// <summary>Deletes a dataset item: <c>DELETE /api/public/dataset-items/{id}</c>.</summary>
    /// <param name="id">Id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeleteDatasetItemResponse> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/dataset-items/").Segment(id),
            DatasetItemsJson.Default.DeleteDatasetItemResponse, cancellationToken);
}
