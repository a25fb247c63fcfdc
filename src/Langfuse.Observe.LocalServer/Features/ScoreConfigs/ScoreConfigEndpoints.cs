using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.ScoreConfigs;

/// <summary>Score configs: create, get, change, list. There is no delete: scores name them.</summary>
internal static class ScoreConfigEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/public/score-configs", Guarded.By(Role.Member, CreateAsync));
        routes.MapGet("/api/public/score-configs", Guarded.By(Role.Viewer, ListAsync));
        routes.MapGet("/api/public/score-configs/{configId}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapPatch("/api/public/score-configs/{configId}", Guarded.By(Role.Member, ChangeAsync));
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var config = ScoreConfigBody.Read(await BodyReader.OfAsync(context), context.NowUs());
        await SaveAsync(context, config);
    }

    private static async Task ChangeAsync(HttpContext context)
    {
        var config = ScoreConfigBody.ReadChange(await BodyReader.OfAsync(context), Find(context), context.NowUs());
        await SaveAsync(context, config);
    }

    private static Task GetAsync(HttpContext context) =>
        JsonReply.OkAsync(context, ScoreConfigReply.Of(Find(context), context.ProjectId()), ScoreConfigJson.Default.ScoreConfigReply);

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        query.Check();
        var page = context.Get<ICatalogue>().PageOf(ScoreConfig.Collection, context.ProjectId(), asked, config => ScoreConfigReply.Of(config, context.ProjectId()));
        return JsonReply.OkAsync(context, page, ScoreConfigJson.Default.ScoreConfigPage);
    }

    private static ScoreConfig Find(HttpContext context) =>
        context.Get<ICatalogue>().Find(ScoreConfig.Collection, context.ProjectId(), PathSegment.FromEnd(context))
            ?? throw ApiException.NotFound("Score config not found within authorized project");

    private static async Task SaveAsync(HttpContext context, ScoreConfig config)
    {
        await context.Get<ICatalogue>().PutAsync(ScoreConfig.Collection, context.ProjectId(), config, context.RequestAborted);
        await JsonReply.OkAsync(context, ScoreConfigReply.Of(config, context.ProjectId()), ScoreConfigJson.Default.ScoreConfigReply);
    }
}
