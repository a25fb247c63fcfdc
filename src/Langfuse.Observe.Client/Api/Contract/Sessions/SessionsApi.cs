namespace Langfuse.Observe.Api;

/// <summary>Sessions of a project, as Langfuse's API has them.</summary>
public sealed class SessionsApi
{
    private readonly ApiConnection _connection;

    internal SessionsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists sessions: <c>GET /api/public/sessions</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public LangfuseList<Session> ListAsync(ListSessionQuery? query = null) =>
        LangfuseList<Session>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists sessions: <c>GET /api/public/sessions</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<PaginatedSessions> ListPageAsync(ListSessionQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/sessions")),
            SessionsJson.Default.PaginatedSessions, cancellationToken);

    /// <summary>Gets a session: <c>GET /api/public/sessions/{sessionId}</c>.</summary>
    /// <param name="sessionId">Session id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<SessionWithTraces> GetAsync(string sessionId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/sessions/").Segment(sessionId),
            SessionsJson.Default.SessionWithTraces, cancellationToken);
}
