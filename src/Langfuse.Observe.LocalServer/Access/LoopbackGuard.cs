namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Keeps other websites out: the page has no login and the default keys are known, so a browser must not lend its hand.</summary>
/// <remarks>
/// A name that only pretends to be this machine (DNS rebinding) fails the Host check; a page of another origin fails the Origin check.
/// Pages served from this machine may write scores across origins: that is how a web application under development sends feedback.
/// </remarks>
internal static class LoopbackGuard
{
    private const string ScoresPath = "/api/public/scores";
    private const string IngestionPath = "/api/public/ingestion";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        AddSafetyHeaders(context.Response.Headers);
        var options = context.Get<LangfuseLocalServerOptions>();
        if (LoginPolicy.IsLoopback(options.Host) && !LoginPolicy.IsLoopback(context.Request.Host.Host))
        {
            return Refuse(context, $"Host '{context.Request.Host.Host}' is not this machine. Use 127.0.0.1 or localhost.");
        }

        if (context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsSameOrigin(context.Request, origin))
        {
            if (!MayScore(context.Request, origin, options))
            {
                return Refuse(context, $"Origin '{origin}' may not use this server from a browser.");
            }

            AllowOrigin(context.Response.Headers, origin);
            if (HttpMethods.IsOptions(context.Request.Method))
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            }
        }
        else if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site" && context.Request.Path.StartsWithSegments("/api"))
        {
            return Refuse(context, "Another website may not use this server.");
        }
        return next(context);
    }

    private static void AddSafetyHeaders(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        // With no-referrer a browser would name no origin for the form of the login page, which is refused above.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = "default-src 'self'; script-src 'self'; form-action 'self'; img-src 'self' data:; media-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static bool IsSameOrigin(HttpRequest request, string origin) =>
        string.Equals(origin, RequestScheme.Origin(request), StringComparison.OrdinalIgnoreCase);

    private static bool MayScore(HttpRequest request, string origin, LangfuseLocalServerOptions options) =>
        (request.Path.Equals(ScoresPath, StringComparison.Ordinal) || request.Path.Equals(IngestionPath, StringComparison.Ordinal))
        && (HttpMethods.IsPost(request.Method) || HttpMethods.IsOptions(request.Method))
        && (options.FeedbackOrigins.Contains(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var address) && LoginPolicy.IsLoopback(address.Host)));

    private static void AllowOrigin(IHeaderDictionary headers, string origin)
    {
        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
        headers.AccessControlAllowMethods = "POST";
        headers.AccessControlAllowHeaders = "authorization, content-type, x-langfuse-public-key, x-langfuse-sdk-name, x-langfuse-sdk-version, x-langfuse-sdk-variant";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static Task Refuse(HttpContext context, string message) =>
        JsonReply.ErrorAsync(context, StatusCodes.Status403Forbidden, message, "ForbiddenError");
}
