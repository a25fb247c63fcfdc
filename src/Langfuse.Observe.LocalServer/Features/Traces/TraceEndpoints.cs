using System.Text.Json;
using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Features.Traces;

/// <summary>GET and DELETE of /api/public/traces and /traces/{id}.</summary>
internal static class TraceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/traces", Guarded.By(ApiAccess.Project, List));
        routes.MapGet("/api/public/traces/{traceId}", Guarded.By(ApiAccess.Project, Get));
        routes.MapDelete("/api/public/traces", Guarded.By(ApiAccess.Project, DeleteMany));
        routes.MapDelete("/api/public/traces/{traceId}", Guarded.By(ApiAccess.Project, Delete));
    }

    private static Task List(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var fields = TraceFields.From(query);
        var filter = TraceFilter.From(query);
        var orderBy = query.OrderBy("startUs DESC", TraceFilter.OrderColumns);
        if (query.Issues.Count > 0)
        {
            return JsonReply.InvalidAsync(context, query.Issues);
        }

        var page = context.RequestServices.GetRequiredService<TraceReader>()
            .List(filter, orderBy, asked, fields.Io, fields.Observations || fields.Scores);
        return JsonReply.OkAsync(context, writer => TraceJson.WritePage(writer, page, asked, fields));
    }

    private static Task Get(HttpContext context)
    {
        var traceId = LastSegment.Of(context);
        if (context.RequestServices.GetRequiredService<TraceReader>().Find(traceId) is not { } details)
        {
            return JsonReply.NotFoundAsync(context, $"Trace {traceId} not found within authorized project");
        }

        var fields = TraceFields.From(new QueryReader(context.Request.Query));
        return JsonReply.OkAsync(context, writer => TraceJson.WriteDetails(writer, details, fields));
    }

    private static async Task Delete(HttpContext context)
    {
        await Eraser(context).DeleteAsync([LastSegment.Of(context)], context.RequestAborted);
        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "Trace deleted successfully");
    }

    // A strict body: traceIds with 1 to 1000 ids and nothing else.
    private static async Task DeleteMany(HttpContext context)
    {
        using var body = await JsonBody.ReadAsync(context);
        if (body is null)
        {
            return;
        }

        var root = body.RootElement;
        var isStrict = root.ValueKind == JsonValueKind.Object && root.EnumerateObject().All(property => property.Name == "traceIds");
        if (!isStrict || !root.TryGetProperty("traceIds", out var ids) || ids.ValueKind != JsonValueKind.Array
            || ids.GetArrayLength() is 0 or > 1000 || ids.EnumerateArray().Any(id => id.ValueKind != JsonValueKind.String))
        {
            await JsonReply.InvalidAsync(context, "traceIds: a list of 1 to 1000 trace ids is required, and nothing beside it");
            return;
        }
        await Eraser(context).DeleteAsync([.. ids.EnumerateArray().Select(id => id.GetString()!)], context.RequestAborted);
        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "Traces deleted successfully");
    }

    private static TraceEraser Eraser(HttpContext context) => context.RequestServices.GetRequiredService<TraceEraser>();
}
