using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Dashboards;

/// <summary>Dashboards, and the tiles on their grids.</summary>
internal static class DashboardEndpoints
{
    private const string Dashboards = "/api/public/unstable/dashboards";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Dashboards, Guarded.By(Role.Viewer, ListAsync));
        routes.MapPost(Dashboards, Guarded.By(Role.Member, CreateAsync));
        routes.MapGet(Dashboards + "/{dashboardId}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapPatch(Dashboards + "/{dashboardId}", Guarded.By(Role.Member, ChangeAsync));
        routes.MapDelete(Dashboards + "/{dashboardId}", Guarded.By(Role.Member, DeleteAsync));
        routes.MapPost(Dashboards + "/{dashboardId}/placements", Guarded.By(Role.Member, PlaceAsync));
        routes.MapPatch(Dashboards + "/{dashboardId}/placements/{placementId}", Guarded.By(Role.Member, MoveAsync));
        routes.MapDelete(Dashboards + "/{dashboardId}/placements/{placementId}", Guarded.By(Role.Member, RemoveAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("page", "limit");
        var asked = query.Page();
        query.Check();
        return JsonReply.OkAsync(context, context.Get<ICatalogue>().PageOf(Dashboard.Collection, context.ProjectId(), asked, DashboardReply.Of), DashboardJson.Default.DashboardPage);
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var body = await BodyReader.OfAsync(context);
        await SaveAsync(context, body, DashboardBody.Create(body, context.NowUs()));
    }

    private static Task GetAsync(HttpContext context) => JsonReply.OkAsync(context, DashboardReply.Of(Find(context, 0)), DashboardJson.Default.DashboardReply);

    private static async Task ChangeAsync(HttpContext context)
    {
        var (earlier, body) = (Find(context, 0), await BodyReader.OfAsync(context));
        await SaveAsync(context, body, DashboardBody.Change(body, earlier, context.NowUs()));
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        await context.Get<ICatalogue>().DeleteAsync(Dashboard.Collection, context.ProjectId(), Find(context, 0).Id, context.RequestAborted);
        await JsonReply.OkAsync(context, new DashboardDeletion("Dashboard successfully deleted"), DashboardJson.Default.DashboardDeletion);
    }

    private static async Task PlaceAsync(HttpContext context)
    {
        _ = Find(context, 1);
        var body = await BodyReader.OfAsync(context);
        var placed = await ChangeTilesAsync(context, 1, dashboard =>
        {
            var tile = DashboardBody.ReadPlacement(body, dashboard.Placements);
            DashboardBody.CheckCount(body, dashboard.Placements.Count + 1);
            RequireWidgets(context, body, [tile]);
            body.Check();
            return dashboard.Placements.Any(other => other.Id == tile.Id)
                ? throw ApiException.Conflict($"The dashboard has a placement '{tile.Id}' already.")
                : (tile, [.. dashboard.Placements, tile]);
        });
        await JsonReply.OkAsync(context, placed, DashboardJson.Default.Placement);
    }

    private static async Task MoveAsync(HttpContext context)
    {
        _ = Tile(Find(context, 2), context);
        var body = await BodyReader.OfAsync(context);
        var moved = await ChangeTilesAsync(context, 2, dashboard =>
        {
            var tile = DashboardBody.Move(body, Tile(dashboard, context));
            body.Check();
            return (tile, [.. dashboard.Placements.Select(other => other.Id == tile.Id ? tile : other)]);
        });
        await JsonReply.OkAsync(context, moved, DashboardJson.Default.Placement);
    }

    private static async Task RemoveAsync(HttpContext context)
    {
        await ChangeTilesAsync(context, 2, dashboard =>
        {
            var tile = Tile(dashboard, context);
            return (tile, [.. dashboard.Placements.Where(other => other.Id != tile.Id)]);
        });
        await JsonReply.OkAsync(context, new DashboardDeletion("Placement successfully removed"), DashboardJson.Default.DashboardDeletion);
    }

    private static Placement Tile(Dashboard dashboard, HttpContext context) =>
        dashboard.Placements.FirstOrDefault(tile => tile.Id == PathSegment.FromEnd(context)) ?? throw ApiException.NotFound("Placement not found on this dashboard");

    private static Dashboard Find(HttpContext context, int back, ICatalogueReader? reader = null) =>
        (reader ?? context.Get<ICatalogue>()).Find(Dashboard.Collection, context.ProjectId(), PathSegment.FromEnd(context, back)) ?? throw ApiException.NotFound("Dashboard not found");

    // Read and written in one transaction: two people may place tiles at once.
    private static Task<Placement> ChangeTilesAsync(HttpContext context, int back, Func<Dashboard, (Placement Tile, IReadOnlyList<Placement> All)> change)
    {
        var nowUs = context.NowUs();
        return context.Get<ICatalogue>().WriteAsync(
            writer =>
            {
                var dashboard = Find(context, back, writer);
                var (tile, all) = change(dashboard);
                writer.Put(Dashboard.Collection, context.ProjectId(), dashboard with { Placements = all, UpdatedUs = Math.Max(nowUs, dashboard.UpdatedUs + 1) });
                return tile;
            },
            context.RequestAborted);
    }

    private static void RequireWidgets(HttpContext context, BodyReader body, IEnumerable<Placement> tiles)
    {
        foreach (var tile in tiles.Where(tile => tile.WidgetId is { Length: > 0 } id && context.Get<ICatalogue>().Find(DashboardWidget.Collection, context.ProjectId(), id) is null))
        {
            body.Issues.Add($"widgetId: there is no widget '{tile.WidgetId}' in this project");
        }
    }

    private static async Task SaveAsync(HttpContext context, BodyReader body, Dashboard dashboard)
    {
        RequireWidgets(context, body, dashboard.Placements);
        body.Check();
        await context.Get<ICatalogue>().PutAsync(Dashboard.Collection, context.ProjectId(), dashboard, context.RequestAborted);
        await JsonReply.OkAsync(context, DashboardReply.Of(dashboard), DashboardJson.Default.DashboardReply);
    }
}
