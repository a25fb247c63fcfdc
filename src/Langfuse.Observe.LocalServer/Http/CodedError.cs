namespace Langfuse.Observe.LocalServer.Http;

/// <summary>The errors of Langfuse's newer routes: <c>{message, code, details?}</c>, with a code that programs can branch on.</summary>
internal static class CodedError
{
    private static readonly string[] s_routes = ["/api/public/unstable", "/api/public/v2/evaluators", "/api/public/v2/evaluation-rules"];

    public static bool IsUsedBy(HttpRequest request) => s_routes.Any(route => request.Path.StartsWithSegments(route));

    public static Task WriteAsync(HttpContext context, ApiException exception) => JsonReply.WriteAsync(context, exception.Status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("message", exception.Issues is { Count: > 0 } first ? string.Join("; ", first) : exception.Message);
        writer.WriteString("code", CodeOf(exception, context.Request));
        if (exception.Issues is { } issues)
        {
            writer.WriteStartObject("details");
            writer.WriteObjects("issues", issues, issue =>
            {
                writer.WriteString("code", "custom");
                writer.WriteStartArray("path");
                writer.WriteEndArray();
                writer.WriteString("message", issue);
            });
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    private static string CodeOf(ApiException exception, HttpRequest request) => exception.Status switch
    {
        StatusCodes.Status401Unauthorized => "authentication_failed",
        StatusCodes.Status403Forbidden => "access_denied",
        StatusCodes.Status404NotFound => "resource_not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status409Conflict => "conflict",
        StatusCodes.Status422UnprocessableEntity => "unprocessable_content",
        StatusCodes.Status429TooManyRequests => "rate_limited",
        >= 500 => "internal_error",
        _ => HttpMethods.IsGet(request.Method) ? "invalid_query" : "invalid_body",
    };
}
