namespace Langfuse.Observe.Api;

/// <summary>Dashboards of a project, as Langfuse's API has them.</summary>
public sealed class DashboardsApi
{
    private readonly ApiConnection _connection;

    internal DashboardsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists dashboards: <c>GET /api/public/unstable/dashboards</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<Dashboard> ListAsync(ListDashboardQuery? query = null) =>
        LangfuseList<Dashboard>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists dashboards: <c>GET /api/public/unstable/dashboards</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DashboardList> ListPageAsync(ListDashboardQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/unstable/dashboards")),
            DashboardsJson.Default.DashboardList, cancellationToken);

    /// <summary>Creates a dashboard: <c>POST /api/public/unstable/dashboards</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Dashboard> CreateAsync(CreateDashboardRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/unstable/dashboards"),
            request, DashboardsJson.Default.CreateDashboardRequest, DashboardsJson.Default.Dashboard, cancellationToken);

    /// <summary>Gets a dashboard: <c>GET /api/public/unstable/dashboards/{dashboardId}</c>.</summary>
    /// <param name="dashboardId">Dashboard id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Dashboard> GetAsync(string dashboardId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/unstable/dashboards/").Segment(dashboardId),
            DashboardsJson.Default.Dashboard, cancellationToken);

    /// <summary>Updates a dashboard: <c>PATCH /api/public/unstable/dashboards/{dashboardId}</c>.</summary>
    /// <param name="dashboardId">Dashboard id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Dashboard> UpdateAsync(
        string dashboardId, UpdateDashboardRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Patch, new ApiPath("api/public/unstable/dashboards/").Segment(dashboardId),
            request, DashboardsJson.Default.UpdateDashboardRequest, DashboardsJson.Default.Dashboard, cancellationToken);

    /// <summary>Deletes a dashboard: <c>DELETE /api/public/unstable/dashboards/{dashboardId}</c>.</summary>
    /// <param name="dashboardId">Dashboard id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeleteDashboardResponse> DeleteAsync(string dashboardId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/unstable/dashboards/").Segment(dashboardId),
            DashboardsJson.Default.DeleteDashboardResponse, cancellationToken);

    /// <summary>Adds a placement: <c>POST /api/public/unstable/dashboards/{dashboardId}/placements</c>.</summary>
    /// <param name="dashboardId">Dashboard id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DashboardPlacement> AddPlacementAsync(
        string dashboardId, CreateDashboardPlacementRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/unstable/dashboards/").Segment(dashboardId).Text("/placements"),
            request, DashboardsJson.Default.CreateDashboardPlacementRequest, DashboardsJson.Default.DashboardPlacement, cancellationToken);

    /// <summary>Updates a placement: <c>PATCH /api/public/unstable/dashboards/{dashboardId}/placements/{placementId}</c>.</summary>
    /// <param name="dashboardId">Dashboard id; percent-encoded whole.</param>
    /// <param name="placementId">Placement id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DashboardPlacement> UpdatePlacementAsync(
        string dashboardId, string placementId, UpdateDashboardPlacementRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Patch, new ApiPath("api/public/unstable/dashboards/").Segment(dashboardId).Text("/placements/").Segment(placementId),
            request, DashboardsJson.Default.UpdateDashboardPlacementRequest, DashboardsJson.Default.DashboardPlacement, cancellationToken);

    /// <summary>Deletes a placement: <c>DELETE /api/public/unstable/dashboards/{dashboardId}/placements/{placementId}</c>.</summary>
    /// <param name="dashboardId">Dashboard id; percent-encoded whole.</param>
    /// <param name="placementId">Placement id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeleteDashboardPlacementResponse> DeletePlacementAsync(
        string dashboardId, string placementId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/unstable/dashboards/").Segment(dashboardId).Text("/placements/").Segment(placementId),
            DashboardsJson.Default.DeleteDashboardPlacementResponse, cancellationToken);
}
