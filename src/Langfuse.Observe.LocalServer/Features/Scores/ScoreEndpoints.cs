using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>Scores: create, delete, and the reads v1, v2 and v3.</summary>
internal static class ScoreEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/public/scores", Guarded.By(ApiAccess.Scores, Create));
        routes.MapDelete("/api/public/scores/{scoreId}", Guarded.By(ApiAccess.Project, Delete));
        routes.MapGet("/api/public/scores", Guarded.By(ApiAccess.Project, context => List(context, onlyOfTraces: true)));
        routes.MapGet("/api/public/scores/{scoreId}", Guarded.By(ApiAccess.Project, Get));
        routes.MapGet("/api/public/v2/scores", Guarded.By(ApiAccess.Project, context => List(context, onlyOfTraces: false)));
        routes.MapGet("/api/public/v2/scores/{scoreId}", Guarded.By(ApiAccess.Project, Get));
        routes.MapGet("/api/public/v3/scores", Guarded.By(ApiAccess.Project, ListV3));
    }

    private static async Task Create(HttpContext context)
    {
        using var body = await JsonBody.ReadAsync(context);
        if (body is null)
        {
            return;
        }

        var issues = new List<string>();
        if (ScoreBody.Read(body.RootElement, mayBeEvaluation: false, issues) is not { } score)
        {
            await JsonReply.InvalidAsync(context, issues);
            return;
        }
        await context.RequestServices.GetRequiredService<ScoreWriter>().WriteAsync([score], context.RequestAborted);
        await JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", score.Id);
            writer.WriteEndObject();
        });
    }

    private static async Task Delete(HttpContext context)
    {
        await context.RequestServices.GetRequiredService<ScoreWriter>().DeleteAsync(LastSegment.Of(context), context.RequestAborted);
        await JsonReply.MessageAsync(context, StatusCodes.Status202Accepted, "Score deletion queued successfully");
    }

    private static Task Get(HttpContext context)
    {
        var id = LastSegment.Of(context);
        return context.RequestServices.GetRequiredService<ScoreReader>().Find(id) is { } score
            ? JsonReply.OkAsync(context, writer => ScoreJson.Write(writer, score))
            : JsonReply.NotFoundAsync(context, $"Score {id} not found within authorized project");
    }

    private static Task List(HttpContext context, bool onlyOfTraces)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var filter = ScoreFilter.ForPages(query, onlyOfTraces);
        var fields = query.List("fields");
        var withTrace = fields.Count == 0 || fields.Contains("trace");
        if (query.Issues.Count > 0)
        {
            return JsonReply.InvalidAsync(context, query.Issues);
        }

        var page = context.RequestServices.GetRequiredService<ScoreReader>().List(filter, asked.Limit, asked.Offset);
        return JsonReply.OkAsync(context, writer => ScorePageJson.Write(writer, page, asked, withTrace));
    }

    private static Task ListV3(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var groups = query.List("fields");
        var filter = ScoreFilter.ForCursor(query, context.Request.Query.Keys);
        var limit = query.Number("limit", 50, 1, 100);
        var offset = Cursor.Read(query);
        query.Issues.AddRange(groups.Except(["details", "subject", "annotation"]).Select(name => $"fields: '{name}' is not one of details, subject, annotation"));
        if (query.Issues.Count > 0)
        {
            return JsonReply.InvalidAsync(context, query.Issues);
        }

        var page = context.RequestServices.GetRequiredService<ScoreReader>().List(filter, limit, offset);
        return JsonReply.OkAsync(context, writer => ScorePageJson.WriteV3(writer, page, groups, Cursor.Next(offset, limit, page.Total)));
    }
}
