using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>POST /api/public/otel/v1/traces: protobuf or JSON, gzip or not (wire contract 1.1 and 1.2).</summary>
internal static class OtlpEndpoint
{
    private const int HighestIngestionVersion = 4;

    // After unpacking. Langfuse has no limit of its own; what stands before it has, and a span over 9.5 MB is too long there.
    private const long MaxBody = 64 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/api/public/otel/v1/traces", Guarded.By(Role.Member, Traces));
        routes.MapPost("/api/public/otel/v1/metrics", Guarded.By(Role.Member, context =>
            JsonReply.MessageAsync(context, StatusCodes.Status200OK, "OK")));
    }

    private static async Task Traces(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await JsonReply.ErrorAsync(context, StatusCodes.Status405MethodNotAllowed, "Method not allowed", "MethodNotAllowedError");
            return;
        }
        if (!CheckIngestionVersion(context, out var complaint) || !TryContentType(context.Request, out var isJson, out complaint))
        {
            await Refuse(context, complaint);
            return;
        }
        OtlpExport export;
        try
        {
            var body = await BodyBytes.ReadUnpackedAsync(context, MaxBody);
            export = isJson ? OtlpJson.Read(body) : OtlpProtobuf.Read(body.Span);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or InvalidOperationException)
        {
            await Refuse(context, "Failed to parse OTLP " + (isJson ? "JSON: " : "protobuf: ") + exception.Message);
            return;
        }
        var ingestion = context.Get<OtlpIngestion>();
        if (await ingestion.IngestAsync(context.ProjectId(), export, context.RequestAborted) is { } refusal)
        {
            await Refuse(context, refusal);
        }
        else
        {
            await JsonReply.OkAsync(context, WriteEmptyObject);
        }
    }

    private static bool CheckIngestionVersion(HttpContext context, out string complaint)
    {
        complaint = "";
        var headers = context.Request.Headers;
        var given = headers["x-langfuse-ingestion-version"].FirstOrDefault() ?? headers["x_langfuse_ingestion_version"].FirstOrDefault();
        if (given is null)
        {
            var sdk = headers["x-langfuse-sdk-name"].FirstOrDefault();
            if (sdk is not ("python" or "javascript"))
            {
                context.Get<WarningLog>().Add("ingestion-version-missing",
                    $"A client ('{sdk ?? "without x-langfuse-sdk-name"}') does not send x-langfuse-ingestion-version: 4, so Langfuse may take its spans by the slow path.");
            }
            return true;
        }
        if (int.TryParse(given, out var version) && version <= HighestIngestionVersion)
        {
            return true;
        }

        complaint = $"Unsupported x-langfuse-ingestion-version: \"{given}\". Maximum supported: \"{HighestIngestionVersion}\".";
        return false;
    }

    private static bool TryContentType(HttpRequest request, out bool isJson, out string complaint)
    {
        var type = request.ContentType?.ToLowerInvariant() ?? "";
        isJson = type.Contains("application/json", StringComparison.Ordinal);
        complaint = "Invalid content type";
        return isJson || type.Contains("application/x-protobuf", StringComparison.Ordinal);
    }

    private static Task Refuse(HttpContext context, string error) => JsonReply.WriteAsync(context, StatusCodes.Status400BadRequest, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", error);
        writer.WriteEndObject();
    });

    private static void WriteEmptyObject(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteEndObject();
    }
}
