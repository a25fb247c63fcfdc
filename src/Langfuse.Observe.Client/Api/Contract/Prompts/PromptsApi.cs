namespace Langfuse.Observe.Api;

/// <summary>Prompts of a project, as Langfuse's API has them.</summary>
public sealed class PromptsApi
{
    private readonly ApiConnection _connection;

    internal PromptsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Updates a version: <c>PATCH /api/public/v2/prompts/{name}/versions/{version}</c>.</summary>
    /// <param name="name">Name; percent-encoded whole.</param>
    /// <param name="version">Version.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Prompt> UpdateVersionAsync(
        string name, int version, UpdatePromptVersionRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Patch, new ApiPath("api/public/v2/prompts/").Segment(name).Text("/versions/").Segment(version),
            request, PromptsJson.Default.UpdatePromptVersionRequest, PromptsJson.Default.Prompt, cancellationToken);

    /// <summary>Gets a prompt: <c>GET /api/public/v2/prompts/{promptName}</c>.</summary>
    /// <param name="promptName">Prompt name; percent-encoded whole.</param>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Prompt> GetAsync(string promptName, GetPromptQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/v2/prompts/").Segment(promptName)),
            PromptsJson.Default.Prompt, cancellationToken);

    /// <summary>Deletes a prompt: <c>DELETE /api/public/v2/prompts/{promptName}</c>.</summary>
    /// <param name="promptName">Prompt name; percent-encoded whole.</param>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task DeleteAsync(string promptName, DeletePromptQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, (query ?? new()).AddTo(new ApiPath("api/public/v2/prompts/").Segment(promptName)),
            cancellationToken);

    /// <summary>Lists prompts: <c>GET /api/public/v2/prompts</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<PromptMeta> ListAsync(ListPromptQuery? query = null) =>
        LangfuseList<PromptMeta>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Name);

    /// <summary>Lists prompts: <c>GET /api/public/v2/prompts</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<PromptMetaListResponse> ListPageAsync(ListPromptQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/v2/prompts")),
            PromptsJson.Default.PromptMetaListResponse, cancellationToken);

    /// <summary>Creates a prompt: <c>POST /api/public/v2/prompts</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Prompt> CreateAsync(CreatePromptRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/v2/prompts"),
            request, PromptsJson.Default.CreatePromptRequest, PromptsJson.Default.Prompt, cancellationToken);
}
