using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.SavedViews;

/// <summary>GET, PUT and DELETE /api/local/views: the saved views of a project, for the page.</summary>
internal static class SavedViewEndpoints
{
    private const string Views = "/api/local/views";
    private const int MaxList = 40;
    private const int MaxName = 60;
    private const int MaxQuery = 8000;
    private const int MostOfAList = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Views, Guarded.Local(Role.Viewer, ListAsync));
        routes.MapPut(Views, Guarded.Local(Role.Member, SaveAsync));
        routes.MapDelete(Views, Guarded.Local(Role.Member, DeleteAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("list");
        var list = query.Text("list");
        query.Check();
        IReadOnlyList<SavedViewReply> found = [.. Of(context.Get<ICatalogue>(), context, list).OrderBy(view => view.Name, StringComparer.OrdinalIgnoreCase).Select(SavedViewReply.Of)];
        return JsonReply.OkAsync(context, found, SavedViewJson.Default.SavedViews);
    }

    private static async Task SaveAsync(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only("list", "name", "query");
        var (list, name, query) = (body.RequiredText("list", MaxList), body.RequiredText("name", MaxName), body.Text("query", MaxQuery) ?? "");
        body.Check();
        var view = new SavedView(SavedView.IdOf(list, name), list, name, query, context.NowUs());
        await context.Get<ICatalogue>().WriteAsync(
            writer =>
            {
                var known = Of(writer, context, list);
                if (known.Count >= MostOfAList && known.All(other => other.Id != view.Id))
                {
                    throw ApiException.Invalid($"'{list}' has {MostOfAList} views, and cannot have more. Forget one first.");
                }

                writer.Put(SavedView.Collection, context.ProjectId(), view);
                return true;
            },
            context.RequestAborted);
        await JsonReply.OkAsync(context, SavedViewReply.Of(view), SavedViewJson.Default.SavedViewReply);
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("list", "name");
        var (list, name) = (query.Text("list"), query.Text("name"));
        query.Check();
        var id = SavedView.IdOf(list ?? "", name ?? "");
        var catalogue = context.Get<ICatalogue>();
        if (catalogue.Find(SavedView.Collection, context.ProjectId(), id) is null)
        {
            throw ApiException.NotFound($"'{list}' has no view '{name}'.");
        }

        await catalogue.DeleteAsync(SavedView.Collection, context.ProjectId(), id, context.RequestAborted);
        await JsonReply.NoContentAsync(context);
    }

    private static IReadOnlyList<SavedView> Of(ICatalogueReader reader, HttpContext context, string? list) => reader.All(SavedView.Collection, context.ProjectId(), list);
}
