using System.Text;
using Langfuse.Observe.Delivery.Http;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>The bytes that a <see cref="RawServer"/> answers with.</summary>
internal sealed record RawAnswer(string? Bytes, TimeSpan Delay = default, bool ClosesAfter = false)
{
    public static readonly RawAnswer Ok = Status(200, "{}");

    public static readonly RawAnswer Never = new(null, Timeout.InfiniteTimeSpan);

    public static RawAnswer Status(int status, string body = "{}", string headers = "") => new(
        $"HTTP/1.1 {status} Answer\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}");

    /// <summary>Takes every score of a batch, or every span.</summary>
    public static RawAnswer AcceptAll(RawRequest request) =>
        request.Path.EndsWith("/ingestion", StringComparison.Ordinal) ? Status(207, """{"successes":[],"errors":[]}""") : Ok;
}
