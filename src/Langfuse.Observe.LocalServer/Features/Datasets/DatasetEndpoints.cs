using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>Datasets: create or change, get, list; v2, and the older addresses of the same.</summary>
internal static class DatasetEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/public/v2/datasets", Guarded.By(Role.Member, SaveAsync));
        routes.MapGet("/api/public/v2/datasets", Guarded.By(Role.Viewer, ListAsync));
        routes.MapGet("/api/public/v2/datasets/{datasetName}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapPost("/api/public/datasets", Guarded.By(Role.Member, SaveAsync));
        routes.MapGet("/api/public/datasets", Guarded.By(Role.Viewer, ListAsync));
        routes.MapGet("/api/public/datasets/{datasetName}", Guarded.By(Role.Viewer, GetAsync));
    }

    private static async Task SaveAsync(HttpContext context)
    {
        var body = DatasetBody.Read(await BodyReader.OfAsync(context));
        var saved = await context.Get<DatasetLibrary>().SaveAsync(context.ProjectId(), body, context.RequestAborted);
        await JsonReply.OkAsync(context, DatasetReply.Of(saved, context.ProjectId()), DatasetJson.Default.DatasetReply);
    }

    private static Task GetAsync(HttpContext context)
    {
        var found = context.Get<DatasetLibrary>().Get(context.ProjectId(), PathSegment.FromEnd(context));
        return JsonReply.OkAsync(context, DatasetReply.Of(found, context.ProjectId()), DatasetJson.Default.DatasetReply);
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        query.Check();
        var page = context.Get<ICatalogue>().PageOf(DatasetCollections.Datasets, context.ProjectId(), asked, dataset => DatasetReply.Of(dataset, context.ProjectId()));
        return JsonReply.OkAsync(context, page, DatasetJson.Default.DatasetPage);
    }
}
