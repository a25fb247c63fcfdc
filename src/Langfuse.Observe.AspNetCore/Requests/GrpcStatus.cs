using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Langfuse.Observe.AspNetCore.Requests;

/// <summary>How a gRPC call ended. Its HTTP status is 200 however it ended, and what was thrown does not pass the middleware.</summary>
internal static class GrpcStatus
{
    private const string Code = "grpc-status";

    // gRPC's codes that OpenTelemetry's conventions for RPC call a server's errors: unknown, deadline exceeded, unimplemented, internal, unavailable, data loss.
    private static readonly int[] s_errors = [2, 4, 12, 13, 14, 15];

    /// <summary>The code and the message of a call that is the server's error; null for any other call, and for what is no gRPC.</summary>
    public static string? Error(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        // A call that failed before it answered has them in its headers.
        var ends = context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers is { } trailers && trailers.ContainsKey(Code) ? trailers : context.Response.Headers;
        return int.TryParse(ends[Code], NumberStyles.None, CultureInfo.InvariantCulture, out var code) && s_errors.Contains(code)
            ? string.Create(CultureInfo.InvariantCulture, $"gRPC {code}: {Uri.UnescapeDataString(ends["grpc-message"].ToString())}")
            : null;
    }
}
