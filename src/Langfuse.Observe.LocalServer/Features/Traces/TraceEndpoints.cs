namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>GET and DELETE of /api/public/traces and /traces/{id}.</summary>
internal static class TraceEndpoints
{
    private const int MostAtOnce = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/traces", Guarded.By(Role.Viewer, List));
        routes.MapGet("/api/public/traces/{traceId}", Guarded.By(Role.Viewer, Get));
        routes.MapDelete("/api/public/traces", Guarded.By(Role.Member, DeleteMany));
        routes.MapDelete("/api/public/traces/{traceId}", Guarded.By(Role.Member, Delete));
    }

    private static Task List(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var fields = TraceFields.From(query);
        var filter = TraceFilter.From(query);
        var order = query.OrderBy(new SortOrder("timestamp", IsDescending: true), TraceFilter.Orders);
        query.Check();
        var page = context.Get<ITraceStore>().List(context.ProjectId(), filter, order, asked, fields.Io, fields.Observations || fields.Scores);
        return JsonReply.OkAsync(context, writer => TraceJson.WritePage(writer, page, asked, fields));
    }

    private static Task Get(HttpContext context)
    {
        var traceId = PathSegment.FromEnd(context);
        var details = context.Get<ITraceStore>().Find(context.ProjectId(), traceId)
            ?? throw ApiException.NotFound($"Trace {traceId} not found within authorized project");
        var fields = TraceFields.From(new QueryReader(context.Request.Query));
        return JsonReply.OkAsync(context, writer => TraceJson.WriteDetails(writer, details, fields));
    }

    private static async Task Delete(HttpContext context)
    {
        await context.Get<ITraceStore>().DeleteAsync(context.ProjectId(), [PathSegment.FromEnd(context)], context.RequestAborted);
        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "Trace deleted successfully");
    }

    private static async Task DeleteMany(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only("traceIds");
        var ids = body.Texts("traceIds");
        if (body.Issues.Count == 0 && ids is not { Count: > 0 and <= MostAtOnce })
        {
            body.Issues.Add($"traceIds: a list of 1 to {MostAtOnce} trace ids is required");
        }

        body.Check();
        await context.Get<ITraceStore>().DeleteAsync(context.ProjectId(), ids!, context.RequestAborted);
        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "Traces deleted successfully");
    }
}
