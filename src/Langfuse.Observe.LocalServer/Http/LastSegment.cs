using Microsoft.AspNetCore.Http.Features;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>The id at the end of a path, decoded whole: routing would leave an encoded slash as it is.</summary>
internal static class LastSegment
{
    public static string Of(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.AsSpan(0, target.IndexOf('?') is >= 0 and var query ? query : target.Length);
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }
}
