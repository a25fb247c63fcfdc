namespace Langfuse.Observe.LocalServer.Features.Observations;

/// <summary>GET /api/public/observations (v1, pages), /observations/{id}, and /v2/observations (cursor, field groups).</summary>
internal static class ObservationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/observations", Guarded.By(Role.Viewer, List));
        routes.MapGet("/api/public/observations/{observationId}", Guarded.By(Role.Viewer, Get));
        routes.MapGet("/api/public/v2/observations", Guarded.By(Role.Viewer, ListV2));
    }

    private static Task List(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var filter = ObservationFilter.From(query);
        query.Check();
        var (total, rows) = context.Get<IObservationStore>().List(context.ProjectId(), filter, ObservationFilter.NewestFirst, asked.Limit, asked.Offset);
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
        var row = context.Get<IObservationStore>().Find(context.ProjectId(), PathSegment.FromEnd(context))
            ?? throw ApiException.NotFound("Observation not found within authorized project");
        return JsonReply.OkAsync(context, writer => ObservationJson.Write(writer, row));
    }

    private static Task ListV2(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var groups = query.List("fields") is { Count: > 0 } given ? given : ["core", "basic"];
        var expand = query.List("expandMetadata");
        var limit = query.Number("limit", 50, 0, 1000);
        var offset = Cursor.Read(query);
        var filter = ObservationFilter.From(query);
        if (query.Text("parseIoAsJson") == "true")
        {
            query.Issues.Add("parseIoAsJson: input and output are always text; leave it out");
        }

        query.Check();
        var (total, rows) = context.Get<IObservationStore>().List(context.ProjectId(), filter, ObservationFilter.NewestFirst, limit, offset, isCounted: false);
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
