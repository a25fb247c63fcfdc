using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Names and ids in a path, decoded whole: routing would leave an encoded slash as it is.</summary>
internal static class PathSegment
{
    /// <summary>The segment that stands <paramref name="back"/> before the last one.</summary>
    public static string FromEnd(HttpContext context, int back = 0)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.AsSpan(0, target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? query : target.Length);
        for (; back > 0; back--)
        {
            path = path[..path.LastIndexOf('/')];
        }

        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

    /// <summary>The last segment as a whole number from 1.</summary>
    /// <exception cref="ApiException">It is none.</exception>
    public static int Number(HttpContext context) =>
        int.TryParse(FromEnd(context), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw ApiException.Invalid($"the path: '{FromEnd(context)}' is not a whole number from 1");
}
