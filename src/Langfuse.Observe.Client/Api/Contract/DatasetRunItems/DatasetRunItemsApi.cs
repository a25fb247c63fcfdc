namespace Langfuse.Observe.Api;

/// <summary>Dataset run items of a project, as Langfuse's API has them.</summary>
public sealed class DatasetRunItemsApi
{
    private readonly ApiConnection _connection;

    internal DatasetRunItemsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Creates a dataset run item: <c>POST /api/public/dataset-run-items</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<DatasetRunItem> CreateAsync(CreateDatasetRunItemRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/dataset-run-items"),
            request, DatasetRunItemsJson.Default.CreateDatasetRunItemRequest, DatasetRunItemsJson.Default.DatasetRunItem, cancellationToken);

    /// <summary>Lists dataset run items: <c>GET /api/public/dataset-run-items</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public LangfuseList<DatasetRunItem> ListAsync(ListDatasetRunItemQuery query) =>
        LangfuseList<DatasetRunItem>.ByPage(
            query.Page, (at, token) => ListPageAsync(query with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists dataset run items: <c>GET /api/public/dataset-run-items</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<PaginatedDatasetRunItems> ListPageAsync(ListDatasetRunItemQuery query, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, query.AddTo(new ApiPath("api/public/dataset-run-items")),
            DatasetRunItemsJson.Default.PaginatedDatasetRunItems, cancellationToken);
}
