using Langfuse.Observe.LocalServer.Features.Media;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>Items of datasets: create or change, get, list (also as of a time), delete.</summary>
internal static class DatasetItemEndpoints
{
    // Items carry inputs, which may hold images: as long as what /ingestion takes.
    private const int BodyLimit = JsonBody.IngestionLimit;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/public/dataset-items", Guarded.By(Role.Member, SaveAsync));
        routes.MapGet("/api/public/dataset-items", Guarded.By(Role.Viewer, ListAsync));
        routes.MapGet("/api/public/dataset-items/{id}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapDelete("/api/public/dataset-items/{id}", Guarded.By(Role.Member, DeleteAsync));
    }

    private static async Task SaveAsync(HttpContext context)
    {
        var body = DatasetItemBody.Read(await BodyReader.OfAsync(context, BodyLimit));
        var saved = await context.Get<DatasetLibrary>().SaveItemAsync(context.ProjectId(), body, context.RequestAborted);
        await JsonReply.OkAsync(context, Reply(context, saved), DatasetJson.Default.DatasetItemReply);
    }

    private static Task GetAsync(HttpContext context)
    {
        var found = context.Get<DatasetLibrary>().GetItem(context.ProjectId(), PathSegment.FromEnd(context));
        return JsonReply.OkAsync(context, Reply(context, found), DatasetJson.Default.DatasetItemReply);
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var filter = DatasetItemFilter.From(query);
        query.Check();
        var (items, total) = context.Get<DatasetLibrary>().Items(context.ProjectId(), filter, asked);
        return JsonReply.OkAsync(context, asked.Reply<DatasetItemReply>([.. items.Select(item => Reply(context, item))], total), DatasetJson.Default.DatasetItemPage);
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        await context.Get<DatasetLibrary>().DeleteItemAsync(context.ProjectId(), PathSegment.FromEnd(context), context.RequestAborted);
        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "Dataset item successfully deleted");
    }

    private static DatasetItemReply Reply(HttpContext context, DatasetItem item) =>
        DatasetItemReply.Of(item, new DatasetMedia(context.Get<IMediaStore>(), MediaLinks.For(context), context.ProjectId()).Of(item));
}
