using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Evaluators and their versions.</summary>
internal static class EvaluatorEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/v2/evaluators", Guarded.By(Role.Viewer, ListAsync));
        routes.MapPost("/api/public/v2/evaluators", Guarded.By(Role.Member, CreateAsync));
        routes.MapGet("/api/public/v2/evaluators/{evaluatorId}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapPatch("/api/public/v2/evaluators/{evaluatorId}", Guarded.By(Role.Member, ChangeAsync));
        routes.MapDelete("/api/public/v2/evaluators/{evaluatorId}", Guarded.By(Role.Member, DeleteAsync));
        routes.MapGet("/api/public/v2/evaluators/{evaluatorId}/versions", Guarded.By(Role.Viewer, VersionsAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("limit", "cursor");
        var (limit, offset) = (query.Number("limit", 50, 1, 100), Cursor.Read(query));
        query.Check();
        var catalogue = context.Get<ICatalogue>();
        var items = catalogue.List(Evaluator.Collection, context.ProjectId(), new CatalogueQuery { Limit = limit, Offset = offset });
        var rules = catalogue.All(EvaluationRule.Collection, context.ProjectId());
        var next = Cursor.Next(offset, limit, catalogue.Count(Evaluator.Collection, context.ProjectId(), default));
        return EvaluationApi.PageAsync(context, items, next, (writer, item) => EvaluatorReply.Write(writer, item, rules));
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var body = await BodyReader.OfAsync(context);
        var library = context.Get<EvaluatorLibrary>();
        var made = await library.CreateAsync(context.Project(), EvaluatorBody.ReadNew(body), context.RequestAborted);
        await JsonReply.WriteAsync(context, StatusCodes.Status201Created, writer => EvaluatorReply.Write(writer, made, []));
    }

    private static Task GetAsync(HttpContext context) => ReplyAsync(context, Find(context));

    private static async Task ChangeAsync(HttpContext context)
    {
        var evaluator = Find(context);
        var change = EvaluatorBody.ReadChange(await BodyReader.OfAsync(context), evaluator);
        await ReplyAsync(context, await context.Get<EvaluatorLibrary>().ChangeAsync(context.Project(), evaluator, change, context.RequestAborted));
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var evaluator = Find(context);
        await context.Get<EvaluatorLibrary>().DeleteAsync(context.ProjectId(), evaluator, context.RequestAborted);
        await JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", evaluator.Id);
            writer.WriteEndObject();
        });
    }

    private static Task VersionsAsync(HttpContext context)
    {
        var id = PathSegment.FromEnd(context, 1);
        var catalogue = context.Get<ICatalogue>();
        var evaluator = catalogue.Find(Evaluator.Collection, context.ProjectId(), id) ?? throw ApiException.NotFound("Evaluator not found");
        var query = new QueryReader(context.Request.Query);
        query.Only("limit", "cursor");
        var (limit, offset) = (query.Number("limit", 50, 1, 100), Cursor.Read(query));
        query.Check();
        var of = new CatalogueQuery { Parent = id };
        var versions = catalogue.List(EvaluatorVersion.Collection, context.ProjectId(), of with { Limit = limit, Offset = offset });
        var next = Cursor.Next(offset, limit, catalogue.Count(EvaluatorVersion.Collection, context.ProjectId(), of));
        return EvaluationApi.PageAsync(context, versions, next, (writer, version) => EvaluatorReply.WriteVersion(writer, evaluator.Type, version));
    }

    private static Evaluator Find(HttpContext context) =>
        context.Get<ICatalogue>().Find(Evaluator.Collection, context.ProjectId(), PathSegment.FromEnd(context)) ?? throw ApiException.NotFound("Evaluator not found");

    private static Task ReplyAsync(HttpContext context, Evaluator evaluator)
    {
        var rules = context.Get<ICatalogue>().All(EvaluationRule.Collection, context.ProjectId());
        return JsonReply.OkAsync(context, writer => EvaluatorReply.Write(writer, evaluator, rules));
    }
}
