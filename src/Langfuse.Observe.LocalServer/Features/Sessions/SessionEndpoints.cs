using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Features.Sessions;

/// <summary>GET /api/public/sessions and /sessions/{id}.</summary>
internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/sessions", Guarded.By(ApiAccess.Project, List));
        routes.MapGet("/api/public/sessions/{sessionId}", Guarded.By(ApiAccess.Project, Get));
    }

    private static Task List(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        var filter = new SqlFilter()
            .AndIf("startUs >= ?", query.TimeUs("fromTimestamp"))
            .AndIf("startUs < ?", query.TimeUs("toTimestamp"))
            .AndAny("environment", query.All("environment"));
        if (query.Issues.Count > 0)
        {
            return JsonReply.InvalidAsync(context, query.Issues);
        }

        var (total, rows) = context.RequestServices.GetRequiredService<SessionReader>().List(filter, asked);
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteObjects("data", rows, row =>
            {
                WriteCore(writer, row.Id, row.StartUs, row.Environment);
            });
            asked.WriteMeta(writer, total);
            writer.WriteEndObject();
        });
    }

    private static Task Get(HttpContext context)
    {
        var id = LastSegment.Of(context);
        var traces = context.RequestServices.GetRequiredService<SessionReader>().Traces(id);
        if (traces.Count == 0)
        {
            return JsonReply.NotFoundAsync(context, "Session not found within authorized project");
        }

        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            WriteCore(writer, id, traces[0].StartUs, traces[0].Environment);
            writer.WriteObjects("traces", traces, trace =>
            {
                TraceJson.WriteCore(writer, trace, root: null);
            });
            writer.WriteEndObject();
        });
    }

    private static void WriteCore(Utf8JsonWriter writer, string id, long createdUs, string environment)
    {
        writer.WriteString("id", id);
        writer.WriteString("createdAt", Micros.Iso(createdUs));
        writer.WriteString("projectId", Project.Id);
        writer.WriteString("environment", environment);
    }
}
