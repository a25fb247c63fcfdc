using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Features.Observations;

/// <summary>GET /api/public/observations (v1, pages), /observations/{id}, and /v2/observations (cursor, field groups).</summary>
internal static class ObservationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/observations", Guarded.By(ApiAccess.Project, List));
        routes.MapGet("/api/public/observations/{observationId}", Guarded.By(ApiAccess.Project, Get));
        routes.MapGet("/api/public/v2/observations", Guarded.By(ApiAccess.Project, ListV2));
    }

    private static Task List(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var filter = ObservationFilter.From(query, context.Request.Query.ContainsKey("parentObservationId"));
        if (query.Issues.Count > 0)
        {
            return JsonReply.InvalidAsync(context, query.Issues);
        }

        var (total, rows) = context.RequestServices.GetRequiredService<ObservationReader>().List(filter, asked.Limit, asked.Offset);
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteList("data", rows, ObservationJson.Write);
            asked.WriteMeta(writer, total);
            writer.WriteEndObject();
        });
    }

    private static Task Get(HttpContext context)
    {
        var id = LastSegment.Of(context);
        return context.RequestServices.GetRequiredService<ObservationReader>().Find(id) is { } row
            ? JsonReply.OkAsync(context, writer => ObservationJson.Write(writer, row))
            : JsonReply.NotFoundAsync(context, "Observation not found within authorized project");
    }

    private static Task ListV2(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var groups = query.List("fields") is { Count: > 0 } given ? given : ["core", "basic"];
        var expand = query.List("expandMetadata");
        var limit = query.Number("limit", 50, 0, 1000);
        var offset = Cursor.Read(query);
        var filter = ObservationFilter.From(query, context.Request.Query.ContainsKey("parentObservationId"));
        if (query.Text("parseIoAsJson") == "true")
        {
            query.Issues.Add("parseIoAsJson: input and output are always text; leave it out");
        }

        if (query.Issues.Count > 0)
        {
            return JsonReply.InvalidAsync(context, query.Issues);
        }

        var (total, rows) = context.RequestServices.GetRequiredService<ObservationReader>().List(filter, limit, offset);
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteList("data", rows, (_, row) => ObservationV2Json.Write(writer, row, groups, expand));
            writer.WriteStartObject("meta");
            if (limit > 0 && Cursor.Next(offset, limit, total) is { } cursor)
            {
                writer.WriteString("cursor", cursor);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }
}
