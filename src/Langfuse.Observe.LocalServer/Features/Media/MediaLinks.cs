namespace Langfuse.Observe.LocalServer.Features.Media;

/// <summary>Addresses of media on this server. As in object storage, the address is the permission: the id is a hash of what was uploaded.</summary>
/// <param name="origin">Where the client reached this server.</param>
/// <param name="nowUs">The time of the request.</param>
internal sealed class MediaLinks(string origin, long nowUs)
{
    private static readonly TimeSpan s_validity = TimeSpan.FromHours(1);

    public static MediaLinks For(HttpContext context) => new(RequestScheme.Origin(context.Request), context.NowUs());

    public string Of(string projectId, string mediaId) => $"{origin}/api/local/media/{Uri.EscapeDataString(projectId)}/{mediaId}";

    public string Expiry() => Micros.Iso(nowUs + (long)s_validity.TotalMicroseconds);
}
