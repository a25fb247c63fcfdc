using System.Buffers.Binary;
using System.IO.Compression;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>
/// OTLP over gRPC: one unary call. The frame (a flag, a length, a message) and the two trailers are all of gRPC that it takes
/// (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md).
/// </summary>
internal static class OtlpGrpc
{
    private const string TraceService = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    private const int Frame = 5;
    private const long MaxMessage = 64 * 1024 * 1024;
    private const int MaxStatusMessage = 1000;

    private static readonly byte[] s_emptyReply = new byte[Frame];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(TraceService, ExportAsync);

    private static async Task ExportAsync(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "This path speaks gRPC: send application/grpc over HTTP/2, or OTLP over HTTP to /api/public/otel/v1/traces.", "UnsupportedMediaTypeError");
        }

        context.Response.ContentType = "application/grpc";
        try
        {
            var caller = Guarded.Require(context, Role.Member);
            var export = OtlpProtobuf.Read((await ReadMessageAsync(context)).Span);
            if (await context.Get<OtlpIngestion>().IngestAsync(caller.ProjectId, export, context.RequestAborted) is { } refusal)
            {
                throw new InvalidDataException(refusal);
            }

            await context.Response.Body.WriteAsync(s_emptyReply, context.RequestAborted);
            Finish(context, GrpcStatus.Ok, null);
        }
        catch (InvalidDataException exception)
        {
            Finish(context, GrpcStatus.InvalidArgument, exception.Message);
        }
        catch (Exception exception) when (StorageFailure.Explain(exception) is { } known)
        {
            Finish(context, StatusOf(known.Status), known.Message);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadMessageAsync(HttpContext context)
    {
        var body = await BodyBytes.ReadAsync(context, MaxMessage + Frame);
        if (body.Length < Frame || body.Span[0] > 1)
        {
            throw new InvalidDataException("The call is no gRPC message: it starts with a flag of 0 or 1 and a length.");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(body.Span[1..]);
        if (length != body.Length - Frame)
        {
            throw new InvalidDataException($"The message says that it has {length} bytes; {body.Length - Frame} came.");
        }

        return body.Span[0] == 0 ? body[Frame..] : await UnpackAsync(context, body[Frame..]);
    }

    private static async Task<ReadOnlyMemory<byte>> UnpackAsync(HttpContext context, ReadOnlyMemory<byte> packed)
    {
        var encoding = context.Request.Headers["grpc-encoding"].ToString();
        if (encoding != "gzip")
        {
            context.Response.Headers["grpc-accept-encoding"] = "identity,gzip";
            throw new ApiException(StatusCodes.Status501NotImplemented, $"grpc-encoding '{encoding}' is not known here; send gzip or none.", "NotImplementedError");
        }

        await using var unpacked = new GZipStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
        return await BodyBytes.ReadAsync(context, unpacked, MaxMessage);
    }

    // Trailers, or headers where nothing was written: a client reads both.
    private static void Finish(HttpContext context, GrpcStatus status, string? message)
    {
        Append(context, "grpc-status", ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (message is not null)
        {
            Append(context, "grpc-message", Uri.EscapeDataString(message.Length > MaxStatusMessage ? message[..MaxStatusMessage] : message));
        }
    }

    private static void Append(HttpContext context, string name, string value)
    {
        if (context.Response.SupportsTrailers())
        {
            context.Response.AppendTrailer(name, value);
        }
        else
        {
            context.Response.Headers[name] = value;
        }
    }

    private static GrpcStatus StatusOf(int http) => http switch
    {
        StatusCodes.Status400BadRequest => GrpcStatus.InvalidArgument,
        StatusCodes.Status401Unauthorized => GrpcStatus.Unauthenticated,
        StatusCodes.Status403Forbidden => GrpcStatus.PermissionDenied,
        StatusCodes.Status413PayloadTooLarge => GrpcStatus.ResourceExhausted,
        StatusCodes.Status501NotImplemented => GrpcStatus.Unimplemented,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => GrpcStatus.Unavailable,
        _ => GrpcStatus.Internal,
    };

    // https://grpc.io/docs/guides/status-codes/
    private enum GrpcStatus
    {
        Ok = 0,
        InvalidArgument = 3,
        PermissionDenied = 7,
        ResourceExhausted = 8,
        Unimplemented = 12,
        Internal = 13,
        Unavailable = 14,
        Unauthenticated = 16,
    }
}
