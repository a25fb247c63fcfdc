using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Langfuse.Observe.AspNetCore.Requests;

/// <summary>How a gRPC call ended. Its HTTP status is 200 however it ended, and what was thrown does not pass the middleware.</summary>
/// <param name="Code">One of gRPC's status codes, 0 to 16.</param>
/// <param name="Detail">What the service says of it; may be empty.</param>
internal readonly record struct GrpcStatus(int Code, string Detail)
{
    private const int Cancelled = 1;
    private const int DeadlineExceeded = 4;
    private const string CodeName = "grpc-status";

    // The codes that OpenTelemetry's conventions for RPC call a server's errors: unknown, deadline exceeded, unimplemented, internal, unavailable, data loss.
    private static readonly int[] s_errors = [2, DeadlineExceeded, 12, 13, 14, 15];

    /// <summary>Null where the request is no gRPC call.</summary>
    public static GrpcStatus? Of(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        // A call that failed before it answered has them in its headers.
        var ends = context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers is { } trailers && trailers.ContainsKey(CodeName) ? trailers : context.Response.Headers;
        GrpcStatus? said = int.TryParse(ends[CodeName], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? new(code, Uri.UnescapeDataString(ends["grpc-message"].ToString())) : null;

        // To one who went away nothing was said any more; what a service does on that, throw mostly, is no fault of its own. A deadline that passed ends the request too.
        return context.RequestAborted.IsCancellationRequested && said is not { Code: DeadlineExceeded } ? new(Cancelled, "") : said;
    }

    /// <summary>The level of a call that did not end well; null for one whose answer is the caller's own affair, such as that there is no such thing.</summary>
    public ObservationLevel? Level => s_errors.Contains(Code) ? ObservationLevel.Error : Code == Cancelled ? ObservationLevel.Warning : null;

    public override string ToString() => Detail.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"gRPC {Code}")
        : string.Create(CultureInfo.InvariantCulture, $"gRPC {Code}: {Detail}");
}
