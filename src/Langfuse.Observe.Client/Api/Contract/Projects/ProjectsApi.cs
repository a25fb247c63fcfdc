namespace Langfuse.Observe.Api;

/// <summary>Projects of a project, as Langfuse's API has them.</summary>
public sealed class ProjectsApi
{
    private readonly ApiConnection _connection;

    internal ProjectsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists projects: <c>GET /api/public/projects</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ProjectsResponse> ListAsync(CancellationToken cancellationToken = default) =>
        _connection.SendAsync(HttpMethod.Get, new ApiPath("api/public/projects"), ProjectsJson.Default.ProjectsResponse, cancellationToken);

    /// <summary>Creates a project: <c>POST /api/public/projects</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Project> CreateAsync(CreateProjectRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/projects"),
            request, ProjectsJson.Default.CreateProjectRequest, ProjectsJson.Default.Project, cancellationToken);

    /// <summary>Updates a project: <c>PUT /api/public/projects/{projectId}</c>.</summary>
    /// <param name="projectId">Project id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Project> UpdateAsync(string projectId, UpdateProjectRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Put, new ApiPath("api/public/projects/").Segment(projectId),
            request, ProjectsJson.Default.UpdateProjectRequest, ProjectsJson.Default.Project, cancellationToken);

    /// <summary>Deletes a project: <c>DELETE /api/public/projects/{projectId}</c>.</summary>
    /// <param name="projectId">Project id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ProjectDeletionResponse> DeleteAsync(string projectId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/projects/").Segment(projectId),
            ProjectsJson.Default.ProjectDeletionResponse, cancellationToken);

    /// <summary>Lists api keys: <c>GET /api/public/projects/{projectId}/apiKeys</c>.</summary>
    /// <param name="projectId">Project id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ApiKeyList> ListApiKeysAsync(string projectId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/projects/").Segment(projectId).Text("/apiKeys"),
            ProjectsJson.Default.ApiKeyList, cancellationToken);

    /// <summary>Creates an api key: <c>POST /api/public/projects/{projectId}/apiKeys</c>.</summary>
    /// <param name="projectId">Project id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ApiKeyResponse> CreateApiKeyAsync(
        string projectId, CreateProjectApiKeyRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/projects/").Segment(projectId).Text("/apiKeys"),
            request, ProjectsJson.Default.CreateProjectApiKeyRequest, ProjectsJson.Default.ApiKeyResponse, cancellationToken);

    /// <summary>Deletes an api key: <c>DELETE /api/public/projects/{projectId}/apiKeys/{apiKeyId}</c>.</summary>
    /// <param name="projectId">Project id; percent-encoded whole.</param>
    /// <param name="apiKeyId">Api key id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<ApiKeyDeletionResponse> DeleteApiKeyAsync(
        string projectId, string apiKeyId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/projects/").Segment(projectId).Text("/apiKeys/").Segment(apiKeyId),
            ProjectsJson.Default.ApiKeyDeletionResponse, cancellationToken);
}
