namespace Langfuse.Observe.Api;

/// <summary>Score configs of a project, as Langfuse's API has them.</summary>
public sealed class ScoreConfigsApi
{
    private readonly ApiConnection _connection;

    internal ScoreConfigsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Creates a score config: <c>POST /api/public/score-configs</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ScoreConfig> CreateAsync(CreateScoreConfigRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/score-configs"),
            request, ScoreConfigsJson.Default.CreateScoreConfigRequest, ScoreConfigsJson.Default.ScoreConfig, cancellationToken);

    /// <summary>Lists score configs: <c>GET /api/public/score-configs</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<ScoreConfig> ListAsync(ListScoreConfigQuery? query = null) =>
        LangfuseList<ScoreConfig>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists score configs: <c>GET /api/public/score-configs</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<PaginatedScoreConfigs> ListPageAsync(ListScoreConfigQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/score-configs")),
            ScoreConfigsJson.Default.PaginatedScoreConfigs, cancellationToken);

    /// <summary>Gets a score config: <c>GET /api/public/score-configs/{configId}</c>.</summary>
    /// <param name="configId">Config id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ScoreConfig> GetAsync(string configId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/score-configs/").Segment(configId),
            ScoreConfigsJson.Default.ScoreConfig, cancellationToken);

    /// <summary>Updates a score config: <c>PATCH /api/public/score-configs/{configId}</c>.</summary>
    /// <param name="configId">Config id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ScoreConfig> UpdateAsync(
        string configId, UpdateScoreConfigRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Patch, new ApiPath("api/public/score-configs/").Segment(configId),
            request, ScoreConfigsJson.Default.UpdateScoreConfigRequest, ScoreConfigsJson.Default.ScoreConfig, cancellationToken);
}
