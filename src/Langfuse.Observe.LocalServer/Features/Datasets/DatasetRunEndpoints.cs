using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>Runs over datasets and their items.</summary>
internal static class DatasetRunEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/public/dataset-run-items", Guarded.By(Role.Member, AddItemAsync));
        routes.MapGet("/api/public/dataset-run-items", Guarded.By(Role.Viewer, ListItemsAsync));
        routes.MapGet("/api/public/datasets/{datasetName}/runs", Guarded.By(Role.Viewer, ListAsync));
        routes.MapGet("/api/public/datasets/{datasetName}/runs/{runName}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapDelete("/api/public/datasets/{datasetName}/runs/{runName}", Guarded.By(Role.Member, DeleteAsync));
    }

    private static async Task AddItemAsync(HttpContext context)
    {
        var body = DatasetRunItemBody.Read(await BodyReader.OfAsync(context));
        var added = await context.Get<DatasetRuns>().AddAsync(context.ProjectId(), body, context.RequestAborted);
        await JsonReply.OkAsync(context, DatasetRunItemReply.Of(added), DatasetJson.Default.DatasetRunItemReply);
    }

    private static Task ListItemsAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var (datasetId, runName) = (query.Required("datasetId"), query.Required("runName"));
        query.Check();
        var catalogue = context.Get<ICatalogue>();
        var run = catalogue.FindUnique(DatasetCollections.Runs, context.ProjectId(), DatasetRun.NameOf(datasetId, runName))
            ?? throw ApiException.NotFound($"Dataset run not found: '{runName}'");
        var page = catalogue.PageOf(DatasetCollections.RunItems, context.ProjectId(), asked, DatasetRunItemReply.Of, new CatalogueQuery { Parent = run.Id });
        return JsonReply.OkAsync(context, page, DatasetJson.Default.DatasetRunItemPage);
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        query.Check();
        var dataset = context.Get<DatasetLibrary>().Get(context.ProjectId(), PathSegment.FromEnd(context, 1));
        var page = context.Get<ICatalogue>().PageOf(DatasetCollections.Runs, context.ProjectId(), asked, DatasetRunReply.Of, new CatalogueQuery { Parent = dataset.Id });
        return JsonReply.OkAsync(context, page, DatasetJson.Default.DatasetRunPage);
    }

    private static Task GetAsync(HttpContext context)
    {
        var run = context.Get<DatasetRuns>().Get(context.ProjectId(), DatasetOf(context), PathSegment.FromEnd(context));
        var items = context.Get<DatasetRuns>().Items(context.ProjectId(), run).Select(DatasetRunItemReply.Of).ToList();
        return JsonReply.OkAsync(context, DatasetRunWithItemsReply.Of(run, items), DatasetJson.Default.DatasetRunWithItemsReply);
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        await context.Get<DatasetRuns>().DeleteAsync(context.ProjectId(), DatasetOf(context), PathSegment.FromEnd(context), context.RequestAborted);
        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "Dataset run successfully deleted");
    }

    private static Dataset DatasetOf(HttpContext context) => context.Get<DatasetLibrary>().Get(context.ProjectId(), PathSegment.FromEnd(context, 2));
}
