using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>What only the local server has: counts and warnings. No key is asked; the loopback guard stands in front.</summary>
internal static class LocalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/local/counts", Guarded.Page(Counts));
        routes.MapGet("/api/local/warnings", Guarded.Page(Warnings));
    }

    private static Task Counts(HttpContext context)
    {
        var store = context.Get<IPageStore>();
        return JsonReply.OkAsync(context, writer =>
        {
            var counts = store.Counts;
            writer.WriteStartObject();
            writer.WriteNumber("traces", counts.Traces);
            writer.WriteNumber("observations", counts.Observations);
            writer.WriteNumber("scores", counts.Scores);
            writer.WriteNumber("duplicates", counts.Duplicates);
            writer.WriteNumber("changes", store.Changes);
            writer.WriteEndObject();
        });
    }

    private static Task Warnings(HttpContext context) => JsonReply.OkAsync(context, writer =>
    {
        writer.WriteStartObject();
        writer.WriteList("data", context.Get<WarningLog>().List(), Write);
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, Warning warning)
    {
        writer.WriteStartObject();
        writer.WriteString("code", warning.Code);
        writer.WriteString("message", warning.Message);
        writer.WriteString("traceId", warning.TraceId);
        writer.WriteString("observationId", warning.ObservationId);
        writer.WriteNumber("count", warning.Count);
        writer.WriteString("firstSeen", warning.FirstSeen);
        writer.WriteString("lastSeen", warning.LastSeen);
        writer.WriteEndObject();
    }
}
