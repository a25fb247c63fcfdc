using System.Globalization;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>The 429 of the API: <c>Retry-After</c> in whole seconds, and the three headers of Langfuse's limits.</summary>
internal static class TooMany
{
    public static ApiException Requests(HttpContext context, int limit, TimeSpan wait, TimeProvider clock, string message)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var headers = context.Response.Headers;
        headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = "0";
        // As JavaScript writes dates; clients are told to use Retry-After.
        headers["X-RateLimit-Reset"] = clock.GetUtcNow().AddSeconds(seconds).ToString("ddd MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", CultureInfo.InvariantCulture);
        return new ApiException(StatusCodes.Status429TooManyRequests, message, "RateLimitExceededError");
    }
}
