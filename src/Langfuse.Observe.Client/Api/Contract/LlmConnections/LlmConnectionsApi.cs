namespace Langfuse.Observe.Api;

/// <summary>Llm connections of a project, as Langfuse's API has them.</summary>
public sealed class LlmConnectionsApi
{
    private readonly ApiConnection _connection;

    internal LlmConnectionsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists llm connections: <c>GET /api/public/llm-connections</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<LlmConnection> ListAsync(ListLlmConnectionQuery? query = null) =>
        LangfuseList<LlmConnection>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists llm connections: <c>GET /api/public/llm-connections</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<PaginatedLlmConnections> ListPageAsync(
        ListLlmConnectionQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/llm-connections")),
            LlmConnectionsJson.Default.PaginatedLlmConnections, cancellationToken);

    /// <summary>Creates or replaces a llm connection: <c>PUT /api/public/llm-connections</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<LlmConnection> UpsertAsync(UpsertLlmConnectionRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Put, new ApiPath("api/public/llm-connections"),
            request, LlmConnectionsJson.Default.UpsertLlmConnectionRequest, LlmConnectionsJson.Default.LlmConnection, cancellationToken);

    /// <summary>Deletes a llm connection: <c>DELETE /api/public/llm-connections/{id}</c>.</summary>
    /// <param name="id">Id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeleteLlmConnectionResponse> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/llm-connections/").Segment(id),
            LlmConnectionsJson.Default.DeleteLlmConnectionResponse, cancellationToken);
}
