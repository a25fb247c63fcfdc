using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Evaluation rules.</summary>
internal static class RuleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/v2/evaluation-rules", Guarded.By(Role.Viewer, ListAsync));
        routes.MapPost("/api/public/v2/evaluation-rules", Guarded.By(Role.Member, CreateAsync));
        routes.MapGet("/api/public/v2/evaluation-rules/{evaluationRuleId}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapPatch("/api/public/v2/evaluation-rules/{evaluationRuleId}", Guarded.By(Role.Member, ChangeAsync));
        routes.MapDelete("/api/public/v2/evaluation-rules/{evaluationRuleId}", Guarded.By(Role.Member, DeleteAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("limit", "cursor");
        var (limit, offset) = (query.Number("limit", 50, 1, 100), Cursor.Read(query));
        query.Check();
        var catalogue = context.Get<ICatalogue>();
        var items = catalogue.List(EvaluationRule.Collection, context.ProjectId(), new CatalogueQuery { Limit = limit, Offset = offset });
        return EvaluationApi.PageAsync(context, items, Cursor.Next(offset, limit, catalogue.Count(EvaluationRule.Collection, context.ProjectId(), default)), RuleReply.Write);
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var rule = RuleBody.ReadNew(await BodyReader.OfAsync(context), context.Project(), context.Get<ICatalogue>(), context.NowUs());
        await context.Get<RuleLibrary>().SaveAsync(context.ProjectId(), rule, context.RequestAborted);
        await JsonReply.WriteAsync(context, StatusCodes.Status201Created, writer => RuleReply.Write(writer, rule));
    }

    private static Task GetAsync(HttpContext context)
    {
        var rule = Find(context);
        return JsonReply.OkAsync(context, writer => RuleReply.Write(writer, rule));
    }

    private static async Task ChangeAsync(HttpContext context)
    {
        var rule = RuleBody.ReadChange(await BodyReader.OfAsync(context), Find(context), context.Project(), context.Get<ICatalogue>(), context.NowUs());
        await context.Get<RuleLibrary>().SaveAsync(context.ProjectId(), rule, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => RuleReply.Write(writer, rule));
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var rule = Find(context);
        await context.Get<RuleLibrary>().DeleteAsync(context.ProjectId(), rule, context.RequestAborted);
        await JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            writer.WriteEndObject();
        });
    }

    private static EvaluationRule Find(HttpContext context) =>
        context.Get<ICatalogue>().Find(EvaluationRule.Collection, context.ProjectId(), PathSegment.FromEnd(context)) ?? throw ApiException.NotFound("Evaluation rule not found");
}
