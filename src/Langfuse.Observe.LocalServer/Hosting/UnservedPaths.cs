namespace Langfuse.Observe.LocalServer.Hosting;

/// <summary>Answers in JSON where no endpoint does: clients of an API read JSON, also when there is nothing.</summary>
internal static class UnservedPaths
{
    private const string Api = "/api";

    // What Langfuse serves and this server does not: features of its enterprise edition and of its cloud.
    private static readonly string[] s_notServed =
    [
        "/api/public/scim", "/api/public/integrations/blob-storage", "/api/public/unstable/evaluators", "/api/public/unstable/evaluation-rules", "/api/public/unstable/skills", "/api/public/mcp", "/api/public/slack",
    ];

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted || response.ContentType is not null || !context.Request.Path.StartsWithSegments(Api))
        {
            return;
        }

        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            await JsonReply.ErrorAsync(
                context, response.StatusCode, $"Method not allowed. {context.Request.Path} takes {response.Headers.Allow}.", "MethodNotAllowedError");
        }
        else if (response.StatusCode == StatusCodes.Status404NotFound && context.GetEndpoint() is null)
        {
            await JsonReply.FailAsync(context, Absent(context.Request));
        }
    }

    private static ApiException Absent(HttpRequest request) => s_notServed.Any(path => request.Path.StartsWithSegments(path))
        ? ApiException.NotServed($"{request.Method} {request.Path} is part of Langfuse's API, and this server does not serve it. Its documentation lists what is served.")
        : ApiException.NotFound($"There is no {request.Method} {request.Path} in the API.");
}
