using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Traces;

namespace Langfuse.Observe.LocalServer.Features.Sessions;

/// <summary>GET /api/public/sessions and /sessions/{id}.</summary>
internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/sessions", Guarded.By(Role.Viewer, List));
        routes.MapGet("/api/public/sessions/{sessionId}", Guarded.By(Role.Viewer, Get));
    }

    private static Task List(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var filter = (FilterReader.Read(query) ?? new Filter())
            .AndBetween("createdAt", query.TimeUs("fromTimestamp"), query.TimeUs("toTimestamp"))
            .AndAnyOf("environment", query.All("environment"));
        query.Check();
        var (total, rows) = context.Get<ISessionStore>().List(context.ProjectId(), filter, asked);
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteObjects("data", rows, row => WriteCore(writer, context.ProjectId(), row.Id, row.StartUs, row.Environment));
            asked.WriteMeta(writer, total);
            writer.WriteEndObject();
        });
    }

    private static Task Get(HttpContext context)
    {
        var id = PathSegment.FromEnd(context);
        var traces = context.Get<ISessionStore>().Traces(context.ProjectId(), id);
        if (traces.Count == 0)
        {
            throw ApiException.NotFound("Session not found within authorized project");
        }

        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            WriteCore(writer, context.ProjectId(), id, traces[0].StartUs, traces[0].Environment);
            writer.WriteObjects("traces", traces, trace => TraceJson.WriteCore(writer, trace, root: null, withIo: false));
            writer.WriteEndObject();
        });
    }

    private static void WriteCore(Utf8JsonWriter writer, string projectId, string id, long createdUs, string environment)
    {
        writer.WriteString("id", id);
        writer.WriteString("createdAt", Micros.Iso(createdUs));
        writer.WriteString("projectId", projectId);
        writer.WriteString("environment", environment);
    }
}
