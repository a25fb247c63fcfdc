namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>Scores: create, delete, and the reads v1, v2 and v3.</summary>
internal static class ScoreEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/public/scores", Guarded.By(Role.Feedback, Create));
        routes.MapDelete("/api/public/scores/{scoreId}", Guarded.By(Role.Member, Delete));
        routes.MapGet("/api/public/scores", Guarded.By(Role.Viewer, context => List(context, onlyOfTraces: true)));
        routes.MapGet("/api/public/scores/{scoreId}", Guarded.By(Role.Viewer, Get));
        routes.MapGet("/api/public/v2/scores", Guarded.By(Role.Viewer, context => List(context, onlyOfTraces: false)));
        routes.MapGet("/api/public/v2/scores/{scoreId}", Guarded.By(Role.Viewer, Get));
        routes.MapGet("/api/public/v3/scores", Guarded.By(Role.Viewer, ListV3));
    }

    private static async Task Create(HttpContext context)
    {
        var issues = new List<string>();
        var score = ScoreBody.Read(await JsonBody.RequireAsync(context), mayBeEvaluation: false, issues) ?? throw ApiException.Invalid(issues);
        await context.Get<ScoreWriter>().WriteAsync(context.ProjectId(), [score], context.RequestAborted);
        await JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", score.Id);
            writer.WriteEndObject();
        });
    }

    private static async Task Delete(HttpContext context)
    {
        await context.Get<IScoreStore>().DeleteAsync(context.ProjectId(), PathSegment.FromEnd(context), context.RequestAborted);
        await JsonReply.MessageAsync(context, StatusCodes.Status202Accepted, "Score deletion queued successfully");
    }

    private static Task Get(HttpContext context)
    {
        var id = PathSegment.FromEnd(context);
        var score = context.Get<IScoreStore>().Find(context.ProjectId(), id) ?? throw ApiException.NotFound($"Score {id} not found within authorized project");
        return JsonReply.OkAsync(context, writer => ScoreJson.Write(writer, score));
    }

    private static Task List(HttpContext context, bool onlyOfTraces)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var filter = ScoreFilter.ForPages(query, onlyOfTraces);
        var fields = query.List("fields");
        var withTrace = fields.Count == 0 || fields.Contains("trace");
        query.Check();
        var page = context.Get<IScoreStore>().List(context.ProjectId(), filter, asked.Limit, asked.Offset);
        return JsonReply.OkAsync(context, writer => ScorePageJson.Write(writer, page, asked, withTrace));
    }

    private static Task ListV3(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var groups = query.List("fields");
        var filter = ScoreFilter.ForCursor(query);
        var limit = query.Number("limit", 50, 1, 100);
        var offset = Cursor.Read(query);
        query.Issues.AddRange(groups.Except(["details", "subject", "annotation"]).Select(name => $"fields: '{name}' is not one of details, subject, annotation"));
        query.Check();
        var page = context.Get<IScoreStore>().List(context.ProjectId(), filter, limit, offset, isCounted: false);
        return JsonReply.OkAsync(context, writer => ScorePageJson.WriteV3(writer, page, groups, limit, Cursor.Next(offset, limit, page.Total)));
    }
}
