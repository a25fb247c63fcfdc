namespace Langfuse.Observe.Api;

/// <summary>Scim of a project, as Langfuse's API has them.</summary>
public sealed class ScimApi
{
    private readonly ApiConnection _connection;

    internal ScimApi(ApiConnection connection) => _connection = connection;

    /// <summary>Gets service provider config: <c>GET /api/public/scim/ServiceProviderConfig</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ServiceProviderConfig> GetServiceProviderConfigAsync(CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/scim/ServiceProviderConfig"),
            ScimJson.Default.ServiceProviderConfig, cancellationToken);

    /// <summary>Gets resource types: <c>GET /api/public/scim/ResourceTypes</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ResourceTypesResponse> GetResourceTypesAsync(CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/scim/ResourceTypes"),
            ScimJson.Default.ResourceTypesResponse, cancellationToken);

    /// <summary>Gets schemas: <c>GET /api/public/scim/Schemas</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<SchemasResponse> GetSchemasAsync(CancellationToken cancellationToken = default) =>
        _connection.SendAsync(HttpMethod.Get, new ApiPath("api/public/scim/Schemas"), ScimJson.Default.SchemasResponse, cancellationToken);

    /// <summary>Lists users: <c>GET /api/public/scim/Users</c>.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ScimUsersListResponse> ListUsersAsync(ScimListUsersQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/scim/Users")),
            ScimJson.Default.ScimUsersListResponse, cancellationToken);

    /// <summary>Creates user: <c>POST /api/public/scim/Users</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ScimUser> CreateUserAsync(CreateScimUserRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/scim/Users"),
            request, ScimJson.Default.CreateScimUserRequest, ScimJson.Default.ScimUser, cancellationToken);

    /// <summary>Gets user: <c>GET /api/public/scim/Users/{userId}</c>.</summary>
    /// <param name="userId">User id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ScimUser> GetUserAsync(string userId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(HttpMethod.Get, new ApiPath("api/public/scim/Users/").Segment(userId), ScimJson.Default.ScimUser, cancellationToken);

    /// <summary>Deletes user: <c>DELETE /api/public/scim/Users/{userId}</c>.</summary>
    /// <param name="userId">User id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<EmptyResponse> DeleteUserAsync(string userId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/scim/Users/").Segment(userId),
            ScimJson.Default.EmptyResponse, cancellationToken);
}
