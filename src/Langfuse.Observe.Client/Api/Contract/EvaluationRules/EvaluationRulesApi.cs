namespace Langfuse.Observe.Api;

/// <summary>Evaluation rules of a project, as Langfuse's API has them.</summary>
public sealed class EvaluationRulesApi
{
    private readonly ApiConnection _connection;

    internal EvaluationRulesApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists evaluation rules: <c>GET /api/public/v2/evaluation-rules</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<EvaluationRule> ListAsync(ListEvaluationRuleQuery? query = null) =>
        LangfuseList<EvaluationRule>.ByCursor(
            query?.Cursor, (at, token) => ListPageAsync((query ?? new()) with { Cursor = at }, token),
            static answer => answer.Data, static answer => answer.Meta.Cursor);

    /// <summary>Lists evaluation rules: <c>GET /api/public/v2/evaluation-rules</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<EvaluationRulesPage> ListPageAsync(ListEvaluationRuleQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/v2/evaluation-rules")),
            EvaluationRulesJson.Default.EvaluationRulesPage, cancellationToken);

    /// <summary>Creates an evaluation rule: <c>POST /api/public/v2/evaluation-rules</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<EvaluationRule> CreateAsync(CreateEvaluationRuleRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/v2/evaluation-rules"),
            request, EvaluationRulesJson.Default.CreateEvaluationRuleRequest, EvaluationRulesJson.Default.EvaluationRule, cancellationToken);

    /// <summary>Gets an evaluation rule: <c>GET /api/public/v2/evaluation-rules/{evaluationRuleId}</c>.</summary>
    /// <param name="evaluationRuleId">Evaluation rule id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<EvaluationRule> GetAsync(string evaluationRuleId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/v2/evaluation-rules/").Segment(evaluationRuleId),
            EvaluationRulesJson.Default.EvaluationRule, cancellationToken);

    /// <summary>Updates an evaluation rule: <c>PATCH /api/public/v2/evaluation-rules/{evaluationRuleId}</c>.</summary>
    /// <param name="evaluationRuleId">Evaluation rule id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<EvaluationRule> UpdateAsync(
        string evaluationRuleId, UpdateEvaluationRuleRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Patch, new ApiPath("api/public/v2/evaluation-rules/").Segment(evaluationRuleId),
            request, EvaluationRulesJson.Default.UpdateEvaluationRuleRequest, EvaluationRulesJson.Default.EvaluationRule, cancellationToken);

    /// <summary>Deletes an evaluation rule: <c>DELETE /api/public/v2/evaluation-rules/{evaluationRuleId}</c>.</summary>
    /// <param name="evaluationRuleId">Evaluation rule id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeletedEvaluationRule> DeleteAsync(string evaluationRuleId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/v2/evaluation-rules/").Segment(evaluationRuleId),
            EvaluationRulesJson.Default.DeletedEvaluationRule, cancellationToken);
}
