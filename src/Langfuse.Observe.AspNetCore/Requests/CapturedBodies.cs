using System.Text;
using Microsoft.AspNetCore.Http;

namespace Langfuse.Observe.AspNetCore.Requests;

/// <summary>The bodies of a request and its answer, by opt-in: texts only, up to a bound.</summary>
internal sealed class CapturedBodies : IDisposable
{
    private readonly string? _request;
    private readonly CopyingStream _response;
    private readonly HttpContext _context;
    private readonly Stream _original;

    private CapturedBodies(HttpContext context, string? request, int most)
    {
        _context = context;
        _request = request;
        _original = context.Response.Body;
        _response = new CopyingStream(_original, most);
        context.Response.Body = _response;
    }

    public static async Task<CapturedBodies> BeginAsync(HttpContext context, int most)
    {
        string? text = null;
        if (IsText(context.Request.ContentType) && context.Request.ContentLength is > 0 or null)
        {
            context.Request.EnableBuffering();
            var bytes = new byte[most];
            var length = await context.Request.Body.ReadAtLeastAsync(bytes, most, throwOnEndOfStream: false, context.RequestAborted).ConfigureAwait(false);
            context.Request.Body.Position = 0;
            text = Encoding.UTF8.GetString(bytes, 0, length);
        }

        return new CapturedBodies(context, text, most);
    }

    public void Record(Observation observation)
    {
        _context.Response.Body = _original;
        observation.Update(input: _request, output: IsText(_context.Response.ContentType) ? Encoding.UTF8.GetString(_response.Copied) : null);
    }

    public void Dispose() => _response.Dispose();

    private static bool IsText(string? type) => type is not null
        && (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.Contains("json", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase));
}
