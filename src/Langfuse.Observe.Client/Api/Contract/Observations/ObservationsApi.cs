namespace Langfuse.Observe.Api;

/// <summary>Observations of a project, as Langfuse's API has them.</summary>
public sealed class ObservationsApi
{
    private readonly ApiConnection _connection;

    internal ObservationsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Gets an observation: <c>GET /api/public/observations/{observationId}</c>.</summary>
    /// <param name="observationId">Observation id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<ObservationsViewSingle> GetV1Async(string observationId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/observations/").Segment(observationId),
            ObservationsJson.Default.ObservationsViewSingle, cancellationToken);

    /// <summary>Lists observations: <c>GET /api/public/observations</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public LangfuseList<ObservationsView> ListV1Async(ObservationListV1Query? query = null) =>
        LangfuseList<ObservationsView>.ByPage(
            query?.Page, (at, token) => ListV1PageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists observations: <c>GET /api/public/observations</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<PaginatedObservations> ListV1PageAsync(
        ObservationListV1Query? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/observations")),
            ObservationsJson.Default.PaginatedObservations, cancellationToken);

    /// <summary>Lists observations: <c>GET /api/public/v2/observations</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<ObservationV2> ListAsync(ListObservationQuery? query = null) =>
        LangfuseList<ObservationV2>.ByCursor(
            query?.Cursor, (at, token) => ListPageAsync((query ?? new()) with { Cursor = at }, token),
            static answer => answer.Data, static answer => answer.Meta.Cursor);

    /// <summary>Lists observations: <c>GET /api/public/v2/observations</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ObservationsV2Response> ListPageAsync(ListObservationQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/v2/observations")),
            ObservationsJson.Default.ObservationsV2Response, cancellationToken);
}
