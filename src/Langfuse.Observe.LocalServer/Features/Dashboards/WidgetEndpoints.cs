using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Dashboards;

/// <summary>Charts that dashboards place.</summary>
internal static class WidgetEndpoints
{
    private const string Widgets = "/api/public/unstable/dashboard-widgets";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Widgets, Guarded.By(Role.Viewer, ListAsync));
        routes.MapPost(Widgets, Guarded.By(Role.Member, CreateAsync));
        routes.MapGet(Widgets + "/{widgetId}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapPatch(Widgets + "/{widgetId}", Guarded.By(Role.Member, ChangeAsync));
        routes.MapDelete(Widgets + "/{widgetId}", Guarded.By(Role.Member, DeleteAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("page", "limit");
        var asked = query.Page();
        query.Check();
        return JsonReply.OkAsync(context, context.Get<ICatalogue>().PageOf(DashboardWidget.Collection, context.ProjectId(), asked, WidgetReply.Of), DashboardJson.Default.WidgetPage);
    }

    private static async Task CreateAsync(HttpContext context) =>
        await SaveAsync(context, WidgetBody.Create(await BodyReader.OfAsync(context), context.Get<IMetricsStore>(), context.NowUs()));

    private static Task GetAsync(HttpContext context) => JsonReply.OkAsync(context, WidgetReply.Of(Widget(context)), DashboardJson.Default.WidgetReply);

    private static async Task ChangeAsync(HttpContext context)
    {
        var widget = Widget(context);
        await SaveAsync(context, WidgetBody.Change(await BodyReader.OfAsync(context), widget, context.Get<IMetricsStore>(), context.NowUs()));
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var (projectId, widget) = (context.ProjectId(), Widget(context));
        await context.Get<ICatalogue>().WriteAsync(
            writer =>
            {
                if (writer.All(Dashboard.Collection, projectId).FirstOrDefault(dashboard => dashboard.Placements.Any(tile => tile.WidgetId == widget.Id)) is { } user)
                {
                    throw ApiException.Conflict($"The widget is placed on the dashboard '{user.Name}'. Remove the placement first.");
                }

                return writer.Delete(DashboardWidget.Collection, projectId, widget.Id);
            },
            context.RequestAborted);
        await JsonReply.OkAsync(context, new DashboardDeletion("Dashboard widget successfully deleted"), DashboardJson.Default.DashboardDeletion);
    }

    private static DashboardWidget Widget(HttpContext context) =>
        context.Get<ICatalogue>().Find(DashboardWidget.Collection, context.ProjectId(), PathSegment.FromEnd(context)) ?? throw ApiException.NotFound("Dashboard widget not found");

    private static async Task SaveAsync(HttpContext context, DashboardWidget widget)
    {
        await context.Get<ICatalogue>().PutAsync(DashboardWidget.Collection, context.ProjectId(), widget, context.RequestAborted);
        await JsonReply.OkAsync(context, WidgetReply.Of(widget), DashboardJson.Default.WidgetReply);
    }
}
