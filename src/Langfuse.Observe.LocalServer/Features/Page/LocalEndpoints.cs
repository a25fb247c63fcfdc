using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Retention;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>What only the local server has: counts and warnings. No key is asked; the loopback guard stands in front.</summary>
internal static class LocalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/local/counts", Guarded.Page(Counts));
        routes.MapGet("/api/local/storage", Guarded.Page(Storage));
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

    private static Task Storage(HttpContext context)
    {
        var (size, options, trimming) = (context.Get<IStoreUpkeep>().Size(), context.Get<LangfuseLocalServerOptions>(), context.Get<Trimming>());
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("place", context.Get<IPageStore>().Place);
            writer.WriteNumber("bytes", size.Bytes);
            writer.WriteNumber("usedBytes", size.UsedBytes);
            writer.WriteString("oldest", size.OldestUs is { } oldest ? Micros.Iso(oldest) : null);
            writer.WriteString("newest", size.NewestUs is { } newest ? Micros.Iso(newest) : null);
            WriteBound(writer, "retentionDays", options.RetentionDays);
            WriteBound(writer, "maxBytes", options.MaxBytes);
            writer.WriteString("lastTrimmedAt", trimming.LastUs is { } last ? Micros.Iso(last) : null);
            writer.WriteNumber("deletedTraces", trimming.DeletedTraces);
            writer.WriteString("trimmingError", trimming.LastError);
            writer.WriteEndObject();
        });
    }

    private static void WriteBound(Utf8JsonWriter writer, string name, long? bound)
    {
        if (bound is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
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
