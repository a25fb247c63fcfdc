namespace Langfuse.Observe.Api;

/// <summary>Scores of a project, as Langfuse's API has them.</summary>
public sealed class ScoresApi
{
    private readonly ApiConnection _connection;

    internal ScoresApi(ApiConnection connection) => _connection = connection;

    /// <summary>Deletes a score: <c>DELETE /api/public/scores/{scoreId}</c>.</summary>
    /// <param name="scoreId">Score id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task DeleteAsync(string scoreId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(HttpMethod.Delete, new ApiPath("api/public/scores/").Segment(scoreId), cancellationToken);

    /// <summary>Lists scores: <c>GET /api/public/v3/scores</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<ScoreV3> ListAsync(ListScoreQuery? query = null) =>
        LangfuseList<ScoreV3>.ByCursor(
            query?.Cursor, (at, token) => ListPageAsync((query ?? new()) with { Cursor = at }, token),
            static answer => answer.Data, static answer => answer.Meta.Cursor);

    /// <summary>Lists scores: <c>GET /api/public/v3/scores</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<GetScoresV3Response> ListPageAsync(ListScoreQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/v3/scores")),
            ScoresJson.Default.GetScoresV3Response, cancellationToken);

    /// <summary>Creates a score: <c>POST /api/public/scores</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<CreateScoreResponse> CreateAsync(CreateScoreRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/scores"),
            request, ScoresJson.Default.CreateScoreRequest, ScoresJson.Default.CreateScoreResponse, cancellationToken);

    /// <summary>Lists scores: <c>GET /api/public/v2/scores</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public LangfuseList<GetScoresResponseData> ListV2Async(ScoreListV2Query? query = null) =>
        LangfuseList<GetScoresResponseData>.ByPage(
            query?.Page, (at, token) => ListV2PageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists scores: <c>GET /api/public/v2/scores</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<PaginatedScores> ListV2PageAsync(ScoreListV2Query? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/v2/scores")),
            ScoresJson.Default.PaginatedScores, cancellationToken);

    /// <summary>Gets a score: <c>GET /api/public/v2/scores/{scoreId}</c>.</summary>
    /// <param name="scoreId">Score id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<Score> GetV2Async(string scoreId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(HttpMethod.Get, new ApiPath("api/public/v2/scores/").Segment(scoreId), ScoresJson.Default.Score, cancellationToken);
}
