namespace Langfuse.Observe.Api;

/// <summary>Models of a project, as Langfuse's API has them.</summary>
public sealed class ModelsApi
{
    private readonly ApiConnection _connection;

    internal ModelsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Creates a model: <c>POST /api/public/models</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Model> CreateAsync(CreateModelRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/models"),
            request, ModelsJson.Default.CreateModelRequest, ModelsJson.Default.Model, cancellationToken);

    /// <summary>Lists models: <c>GET /api/public/models</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<Model> ListAsync(ListModelQuery? query = null) =>
        LangfuseList<Model>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists models: <c>GET /api/public/models</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<PaginatedModels> ListPageAsync(ListModelQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/models")),
            ModelsJson.Default.PaginatedModels, cancellationToken);

    /// <summary>Gets a model: <c>GET /api/public/models/{id}</c>.</summary>
    /// <param name="id">Id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Model> GetAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(HttpMethod.Get, new ApiPath("api/public/models/").Segment(id), ModelsJson.Default.Model, cancellationToken);

    /// <summary>Deletes a model: <c>DELETE /api/public/models/{id}</c>.</summary>
    /// <param name="id">Id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(HttpMethod.Delete, new ApiPath("api/public/models/").Segment(id), cancellationToken);

    /// <summary>Creates or replaces a model: <c>PUT /api/public/models/{id}</c>.</summary>
    /// <param name="id">Id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Model> UpsertAsync(string id, CreateModelRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Put, new ApiPath("api/public/models/").Segment(id),
            request, ModelsJson.Default.CreateModelRequest, ModelsJson.Default.Model, cancellationToken);
}
