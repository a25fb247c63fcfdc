namespace Langfuse.Observe.Api;

/// <summary>Dashboard widgets of a project, as Langfuse's API has them.</summary>
public sealed class DashboardWidgetsApi
{
    private readonly ApiConnection _connection;

    internal DashboardWidgetsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists dashboard widgets: <c>GET /api/public/unstable/dashboard-widgets</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<DashboardWidget> ListAsync(ListDashboardWidgetQuery? query = null) =>
        LangfuseList<DashboardWidget>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists dashboard widgets: <c>GET /api/public/unstable/dashboard-widgets</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DashboardWidgetList> ListPageAsync(
        ListDashboardWidgetQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/unstable/dashboard-widgets")),
            DashboardWidgetsJson.Default.DashboardWidgetList, cancellationToken);

    /// <summary>Creates a dashboard widget: <c>POST /api/public/unstable/dashboard-widgets</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DashboardWidget> CreateAsync(CreateDashboardWidgetRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/unstable/dashboard-widgets"),
            request, DashboardWidgetsJson.Default.CreateDashboardWidgetRequest, DashboardWidgetsJson.Default.DashboardWidget, cancellationToken);

    /// <summary>Gets a dashboard widget: <c>GET /api/public/unstable/dashboard-widgets/{widgetId}</c>.</summary>
    /// <param name="widgetId">Widget id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DashboardWidget> GetAsync(string widgetId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/unstable/dashboard-widgets/").Segment(widgetId),
            DashboardWidgetsJson.Default.DashboardWidget, cancellationToken);

    /// <summary>Updates a dashboard widget: <c>PATCH /api/public/unstable/dashboard-widgets/{widgetId}</c>.</summary>
    /// <param name="widgetId">Widget id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DashboardWidget> UpdateAsync(
        string widgetId, UpdateDashboardWidgetRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Patch, new ApiPath("api/public/unstable/dashboard-widgets/").Segment(widgetId),
            request, DashboardWidgetsJson.Default.UpdateDashboardWidgetRequest, DashboardWidgetsJson.Default.DashboardWidget, cancellationToken);

    /// <summary>Deletes a dashboard widget: <c>DELETE /api/public/unstable/dashboard-widgets/{widgetId}</c>.</summary>
    /// <param name="widgetId">Widget id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeleteDashboardWidgetResponse> DeleteAsync(string widgetId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/unstable/dashboard-widgets/").Segment(widgetId),
            DashboardWidgetsJson.Default.DeleteDashboardWidgetResponse, cancellationToken);
}
