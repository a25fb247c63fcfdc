using Langfuse.Observe.Server.Hosting;
using Langfuse.Observe.Server.Json;
using Langfuse.Observe.Server.Reads;

namespace Langfuse.Observe.Server.Endpoints;

/// <summary>GET /api/public/traces and /traces/{id}.</summary>
internal static class TraceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/traces", Guarded.By(ApiAccess.Project, List));
        routes.MapGet("/api/public/traces/{traceId}", Guarded.By(ApiAccess.Project, Get));
    }

    private static Task List(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var fields = TraceFields.From(query);
        var filter = TraceFilter.From(query);
        var orderBy = query.OrderBy("startUs DESC", TraceFilter.OrderColumns);
        if (query.Issues.Count > 0)
            return JsonReply.InvalidAsync(context, query.Issues);
        var page = context.RequestServices.GetRequiredService<TraceReader>()
            .List(filter, orderBy, asked, fields.Io, fields.Observations || fields.Scores);
        return JsonReply.OkAsync(context, writer => TraceJson.WritePage(writer, page, asked, fields));
    }

    private static Task Get(HttpContext context)
    {
        var traceId = (string)context.Request.RouteValues["traceId"]!;
        if (context.RequestServices.GetRequiredService<TraceReader>().Find(traceId) is not { } details)
            return JsonReply.NotFoundAsync(context, $"Trace {traceId} not found within authorized project");
        var fields = TraceFields.From(new QueryReader(context.Request.Query));
        return JsonReply.OkAsync(context, writer => TraceJson.WriteDetails(writer, details, fields));
    }
}
