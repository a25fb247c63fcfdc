using System.IO.Compression;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>POST /api/public/otel/v1/traces: protobuf or JSON, gzip or not (wire contract 1.1 and 1.2).</summary>
internal static class OtlpEndpoint
{
    private const int HighestIngestionVersion = 4;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/api/public/otel/v1/traces", Guarded.By(ApiAccess.Project, Traces));
        routes.MapPost("/api/public/otel/v1/metrics", Guarded.By(ApiAccess.Project, context =>
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
            var body = await ReadBody(context.Request, context.RequestAborted);
            export = isJson ? OtlpJson.Read(body) : OtlpProtobuf.Read(body.Span);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or InvalidOperationException)
        {
            await Refuse(context, "Failed to parse OTLP " + (isJson ? "JSON: " : "protobuf: ") + exception.Message);
            return;
        }
        var ingestion = context.RequestServices.GetRequiredService<OtlpIngestion>();
        if (await ingestion.IngestAsync(export, context.RequestAborted) is { } refusal)
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
                context.RequestServices.GetRequiredService<WarningLog>().Add("ingestion-version-missing",
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

    private static async Task<ReadOnlyMemory<byte>> ReadBody(HttpRequest request, CancellationToken cancellationToken)
    {
        var isGzip = request.Headers.ContentEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        using var buffer = new MemoryStream(request.ContentLength is { } length and < int.MaxValue ? (int)length : 64 * 1024);
        if (isGzip)
        {
            await using var unzipped = new GZipStream(request.Body, CompressionMode.Decompress);
            await unzipped.CopyToAsync(buffer, cancellationToken);
        }
        else
        {
            await request.Body.CopyToAsync(buffer, cancellationToken);
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
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
