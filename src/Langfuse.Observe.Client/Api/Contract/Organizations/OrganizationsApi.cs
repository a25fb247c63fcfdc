namespace Langfuse.Observe.Api;

/// <summary>Organizations of a project, as Langfuse's API has them.</summary>
public sealed class OrganizationsApi
{
    private readonly ApiConnection _connection;

    internal OrganizationsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists memberships: <c>GET /api/public/organizations/memberships</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<MembershipsResponse> ListMembershipsAsync(CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/organizations/memberships"),
            OrganizationsJson.Default.MembershipsResponse, cancellationToken);

    /// <summary>Updates a membership: <c>PUT /api/public/organizations/memberships</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<MembershipResponse> UpdateMembershipAsync(MembershipRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Put, new ApiPath("api/public/organizations/memberships"),
            request, OrganizationsJson.Default.MembershipRequest, OrganizationsJson.Default.MembershipResponse, cancellationToken);

    /// <summary>Deletes a membership: <c>DELETE /api/public/organizations/memberships</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<MembershipDeletionResponse> DeleteMembershipAsync(
        DeleteMembershipRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/organizations/memberships"),
            request, OrganizationsJson.Default.DeleteMembershipRequest, OrganizationsJson.Default.MembershipDeletionResponse, cancellationToken);

    /// <summary>Lists project memberships: <c>GET /api/public/projects/{projectId}/memberships</c>.</summary>
    /// <param name="projectId">Project id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<MembershipsResponse> ListProjectMembershipsAsync(string projectId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/projects/").Segment(projectId).Text("/memberships"),
            OrganizationsJson.Default.MembershipsResponse, cancellationToken);

    /// <summary>Updates a project membership: <c>PUT /api/public/projects/{projectId}/memberships</c>.</summary>
    /// <param name="projectId">Project id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<MembershipResponse> UpdateProjectMembershipAsync(
        string projectId, MembershipRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Put, new ApiPath("api/public/projects/").Segment(projectId).Text("/memberships"),
            request, OrganizationsJson.Default.MembershipRequest, OrganizationsJson.Default.MembershipResponse, cancellationToken);

    /// <summary>Deletes a project membership: <c>DELETE /api/public/projects/{projectId}/memberships</c>.</summary>
    /// <param name="projectId">Project id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<MembershipDeletionResponse> DeleteProjectMembershipAsync(
        string projectId, DeleteMembershipRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/projects/").Segment(projectId).Text("/memberships"),
            request, OrganizationsJson.Default.DeleteMembershipRequest, OrganizationsJson.Default.MembershipDeletionResponse, cancellationToken);

    /// <summary>Lists projects: <c>GET /api/public/organizations/projects</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<OrganizationProjectsResponse> ListProjectsAsync(CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/organizations/projects"),
            OrganizationsJson.Default.OrganizationProjectsResponse, cancellationToken);

    /// <summary>Lists api keys: <c>GET /api/public/organizations/apiKeys</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<OrganizationApiKeysResponse> ListApiKeysAsync(CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/organizations/apiKeys"),
            OrganizationsJson.Default.OrganizationApiKeysResponse, cancellationToken);
}
