namespace Langfuse.Observe.Api;

/// <summary>Evaluators of a project, as Langfuse's API has them.</summary>
public sealed class EvaluatorsApi
{
    private readonly ApiConnection _connection;

    internal EvaluatorsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists evaluators: <c>GET /api/public/v2/evaluators</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<Evaluator> ListAsync(ListEvaluatorQuery? query = null) =>
        LangfuseList<Evaluator>.ByCursor(
            query?.Cursor, (at, token) => ListPageAsync((query ?? new()) with { Cursor = at }, token),
            static answer => answer.Data, static answer => answer.Meta.Cursor);

    /// <summary>Lists evaluators: <c>GET /api/public/v2/evaluators</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<EvaluatorsPage> ListPageAsync(ListEvaluatorQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/v2/evaluators")),
            EvaluatorsJson.Default.EvaluatorsPage, cancellationToken);

    /// <summary>Creates an evaluator: <c>POST /api/public/v2/evaluators</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Evaluator> CreateAsync(CreateEvaluatorRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/v2/evaluators"),
            request, EvaluatorsJson.Default.CreateEvaluatorRequest, EvaluatorsJson.Default.Evaluator, cancellationToken);

    /// <summary>Gets an evaluator: <c>GET /api/public/v2/evaluators/{evaluatorId}</c>.</summary>
    /// <param name="evaluatorId">Evaluator id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Evaluator> GetAsync(string evaluatorId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/v2/evaluators/").Segment(evaluatorId),
            EvaluatorsJson.Default.Evaluator, cancellationToken);

    /// <summary>Updates an evaluator: <c>PATCH /api/public/v2/evaluators/{evaluatorId}</c>.</summary>
    /// <param name="evaluatorId">Evaluator id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Evaluator> UpdateAsync(
        string evaluatorId, UpdateEvaluatorRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Patch, new ApiPath("api/public/v2/evaluators/").Segment(evaluatorId),
            request, EvaluatorsJson.Default.UpdateEvaluatorRequest, EvaluatorsJson.Default.Evaluator, cancellationToken);

    /// <summary>Deletes an evaluator: <c>DELETE /api/public/v2/evaluators/{evaluatorId}</c>.</summary>
    /// <param name="evaluatorId">Evaluator id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeletedEvaluator> DeleteAsync(string evaluatorId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/v2/evaluators/").Segment(evaluatorId),
            EvaluatorsJson.Default.DeletedEvaluator, cancellationToken);

    /// <summary>Lists versions: <c>GET /api/public/v2/evaluators/{evaluatorId}/versions</c>. Pages are read as they are asked for.</summary>
    /// <param name="evaluatorId">Evaluator id; percent-encoded whole.</param>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<EvaluatorVersion> ListVersionsAsync(string evaluatorId, EvaluatorListVersionsQuery? query = null) =>
        LangfuseList<EvaluatorVersion>.ByCursor(
            query?.Cursor, (at, token) => ListVersionsPageAsync(evaluatorId, (query ?? new()) with { Cursor = at }, token),
            static answer => answer.Data, static answer => answer.Meta.Cursor);

    /// <summary>Lists versions: <c>GET /api/public/v2/evaluators/{evaluatorId}/versions</c>, one page.</summary>
    /// <param name="evaluatorId">Evaluator id; percent-encoded whole.</param>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<EvaluatorVersionsPage> ListVersionsPageAsync(
        string evaluatorId, EvaluatorListVersionsQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/v2/evaluators/").Segment(evaluatorId).Text("/versions")),
            EvaluatorsJson.Default.EvaluatorVersionsPage, cancellationToken);
}
