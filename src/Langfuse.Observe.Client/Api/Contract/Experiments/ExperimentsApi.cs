namespace Langfuse.Observe.Api;

/// <summary>Experiments of a project, as Langfuse's API has them.</summary>
public sealed class ExperimentsApi
{
    private readonly ApiConnection _connection;

    internal ExperimentsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists experiments: <c>GET /api/public/experiments</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<Experiment> ListAsync(ListExperimentQuery query) =>
        LangfuseList<Experiment>.ByCursor(
            query.Cursor, (at, token) => ListPageAsync(query with { Cursor = at }, token),
            static answer => answer.Data, static answer => answer.Meta.Cursor);

    /// <summary>Lists experiments: <c>GET /api/public/experiments</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ExperimentsResponse> ListPageAsync(ListExperimentQuery query, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, query.AddTo(new ApiPath("api/public/experiments")),
            ExperimentsJson.Default.ExperimentsResponse, cancellationToken);

    /// <summary>Lists items: <c>GET /api/public/experiment-items</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<ExperimentItem> ListItemsAsync(ExperimentListItemsQuery query) =>
        LangfuseList<ExperimentItem>.ByCursor(
            query.Cursor, (at, token) => ListItemsPageAsync(query with { Cursor = at }, token),
            static answer => answer.Data, static answer => answer.Meta.Cursor);

    /// <summary>Lists items: <c>GET /api/public/experiment-items</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ExperimentItemsResponse> ListItemsPageAsync(
        ExperimentListItemsQuery query, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, query.AddTo(new ApiPath("api/public/experiment-items")),
            ExperimentsJson.Default.ExperimentItemsResponse, cancellationToken);
}
